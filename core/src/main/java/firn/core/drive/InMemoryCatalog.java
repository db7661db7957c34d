package firn.core.drive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps drives in memory, for tests and the simulator. A write works on a draft that shares all it does not change with
 * the state it began from, and replaces that state when the work is done; reads go on beside it. Nothing in it depends
 * on time, chance or hash codes, so the same calls give the same answers in the same order.
 */
public final class InMemoryCatalog implements Catalog {
    /** One drive: its newest state, and the lock of who makes the next. */
    private static final class Shelf {
        private final ReentrantLock writing = new ReentrantLock();
        private volatile MemoryState newest = MemoryState.empty();
    }

    private final ConcurrentHashMap<Long, Shelf> drives = new ConcurrentHashMap<>();
    private volatile boolean closed;

    @Override
    public void create(long drive) throws IOException {
        requireOpen();
        if (drives.putIfAbsent(drive, new Shelf()) != null) {
            throw new FileAlreadyExistsException("drive " + drive);
        }
    }

    @Override
    public <T> T read(long drive, Work<T> question) throws IOException {
        return run(shelf(drive).newest.draft(), new Permit(false), question);
    }

    @Override
    public <T> T write(long drive, Pending before, Work<T> work) throws IOException {
        before.await();
        var shelf = shelf(drive);
        if (shelf.writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("A write was begun inside a write of the same drive");
        }
        shelf.writing.lock();
        try {
            if (shelf(drive) != shelf) {
                throw new NoSuchFileException("drive " + drive);
            }
            var draft = shelf.newest.draft();
            T result = run(draft, new Permit(true), work);
            shelf.newest = draft;
            return result;
        } finally {
            shelf.writing.unlock();
        }
    }

    /** Who writes just now comes to an end before. */
    @Override
    public void remove(long drive) {
        requireOpen();
        var shelf = drives.get(drive);
        if (shelf != null) {
            shelf.writing.lock();
            try {
                drives.remove(drive, shelf);
            } finally {
                shelf.writing.unlock();
            }
        }
    }

    private static <T> T run(MemoryState draft, Permit permit, Work<T> work) throws IOException {
        try {
            return work.on(new MemoryLedger(draft, permit));
        } finally {
            permit.end();
        }
    }

    private Shelf shelf(long drive) throws NoSuchFileException {
        requireOpen();
        var shelf = drives.get(drive);
        if (shelf == null) {
            throw new NoSuchFileException("drive " + drive);
        }
        return shelf;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The catalogue is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
