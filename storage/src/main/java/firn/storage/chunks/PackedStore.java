package firn.storage.chunks;

import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.storage.vault.KeyId;
import firn.storage.vault.KeyUse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A chunk store whose packs can be looked after: on a disk or in a bucket. */
public interface PackedStore extends ChunkStore, AutoCloseable {
    /** A pack that is complete, as far as this server knows. {@code size} in bytes. */
    record StoredPack(long id, long size) {}

    /** Drives that have packs or a journal beside them, also such as nobody else knows any more. */
    List<Long> drives() throws IOException;

    /** Packs of a drive that this server does not write to now. */
    List<StoredPack> stored(long drive) throws IOException;

    /**
     * The records of a pack: from its index, or where it has none by verifying each.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such pack
     */
    PackContents contents(long drive, long pack) throws IOException;

    /** As {@link #read}, from where the chunk is kept for good, whatever is remembered of it elsewhere. */
    byte[] readAnew(long drive, Placement at) throws IOException;

    /**
     * The key a pack is sealed with; empty: none, or nobody can tell since its header is damaged.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such pack
     */
    Optional<KeyId> keyOf(long drive, long pack) throws IOException;

    /**
     * Looks which keys may be in use.
     *
     * @throws firn.storage.vault.MissingKeyException when one of them is lacking
     */
    KeyUse keyUse() throws IOException;

    /** Where what belongs to the packs lies beside them; sealed as they are. */
    Shelf shelf();

    /**
     * Deletes a pack that nothing refers to any more; nothing happens when it is not there. A store that is not on this
     * machine may still have it afterwards: it is listed again then.
     */
    void delete(long drive, long pack) throws IOException;

    /** Looks whether something can be stored, with next to no effort. */
    @FunctionalInterface
    interface Watch {
        /** @throws IOException when nothing can */
        void look() throws IOException;
    }

    /** To be called when a server starts: what was there then has to be there when it is looked for. */
    Watch watch() throws IOException;

    /** The packs as they are stored. Who writes by it must know that nobody else uses what is written. */
    PackFiles files();

    @Override
    void close() throws IOException;
}
