package firn.storage.chunks;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files open for reading, the longest unused closed when there are too many.
 *
 * <p>Interrupting a thread that reads from a FileChannel closes the channel under everybody. So an interrupted thread is
 * turned away before it reads; and where it happens while reading, the others notice the closed channel, open the
 * file anew and read again. Only the interrupted thread gets an InterruptedIOException.
 */
final class OpenFiles implements AutoCloseable {
    /** What is done with a file; done again with another channel when it was closed under it. */
    @FunctionalInterface
    interface Use<T> {
        T on(Disk.DiskFile file) throws IOException;
    }

    private static final class Entry {
        final Disk.DiskFile file;
        int users;
        boolean dropped;

        Entry(Disk.DiskFile file) {
            this.file = file;
        }
    }

    private final Disk disk;
    private final int most;
    private final Map<Path, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    OpenFiles(Disk disk, int most) {
        this.disk = disk;
        this.most = most;
    }

    <T> T with(Path path, Use<T> use) throws IOException {
        while (true) {
            refuseInterrupted();
            var entry = acquire(path);
            try {
                return use.on(entry.file);
            } catch (ClosedChannelException e) {
                drop(path, entry);
                refuseInterrupted();
            } finally {
                release(entry);
            }
        }
    }

    /** Closes the file, for instance because it is going to be deleted. */
    synchronized void forget(Path path) throws IOException {
        var entry = entries.get(path);
        if (entry != null) {
            drop(path, entry);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        for (var entry : Map.copyOf(entries).entrySet()) {
            drop(entry.getKey(), entry.getValue());
        }
    }

    /** The interrupt stays set for whoever cares for it above. */
    private static void refuseInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted while reading a chunk");
        }
    }

    private synchronized Entry acquire(Path path) throws IOException {
        if (closed) {
            throw new IOException("the pack store is closed");
        }
        var entry = entries.get(path);
        if (entry == null) {
            entry = new Entry(disk.open(path));
            entries.put(path, entry);
        }
        entry.users++;
        if (entries.size() > most) {
            var eldest = entries.entrySet().iterator().next();
            drop(eldest.getKey(), eldest.getValue());
        }
        return entry;
    }

    private synchronized void release(Entry entry) throws IOException {
        entry.users--;
        if (entry.dropped && entry.users == 0) {
            entry.file.close();
        }
    }

    private synchronized void drop(Path path, Entry entry) throws IOException {
        if (!entry.dropped) {
            entry.dropped = true;
            entries.remove(path, entry);
            if (entry.users == 0) {
                entry.file.close();
            }
        }
    }
}
