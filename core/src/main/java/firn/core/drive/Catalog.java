package firn.core.drive;

import java.io.IOException;

/**
 * Where the trees and journals of drives are kept.
 *
 * <p>Guarantees every implementation gives: a write is atomic and durable when {@link #write} returns; the writes of
 * one drive happen one after another, each seeing all before it; a read sees one consistent state that holds every
 * write acknowledged before it began.
 */
public interface Catalog extends AutoCloseable {
    /**
     * Makes an empty drive: head at {@link firn.core.tree.Cursor#START}, and the folders {@link
     * firn.core.tree.NodeId#ROOT}, {@code TRASH} and {@code GONE} with the parent {@link firn.core.tree.NodeId#NOWHERE}
     * and times of the epoch until somebody puts others.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there
     */
    void create(long drive) throws IOException;

    /**
     * Asks the drive's ledger; writing to it fails with {@link IllegalStateException}. The ledger is gone afterwards.
     * The question may be run more than once, so it must have no other effect.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such drive
     */
    <T> T read(long drive, Work<T> question) throws IOException;

    /**
     * Runs the work as one transaction. It may be run more than once, so it must have no other effect; when it throws,
     * nothing of it is kept. Work that changes nothing costs no flush. Not to be called from within a read or a write.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such drive
     */
    default <T> T write(long drive, Work<T> work) throws IOException {
        return write(drive, Pending.NOTHING, work);
    }

    /**
     * The same for work that relies on what is still on its way: it is durable before any of the work is. The catalogue
     * chooses whether to wait before the work or after it; when it is lost, nothing of the work is kept.
     */
    <T> T write(long drive, Pending before, Work<T> work) throws IOException;

    /**
     * Forgets all of a drive, in steps. From the first on there is no such drive, whatever becomes of the others: broken
     * off, it is to be called again. Nothing happens when there is nothing left.
     */
    void remove(long drive) throws IOException;

    @Override
    void close() throws IOException;

    /** What is done with a ledger inside one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Ledger ledger) throws IOException;
    }
}
