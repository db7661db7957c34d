package firn.core.drive;

import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Serves a range of a content: while one chunk goes out, the next ones are read and verified on other threads,
 * {@link #READ_AHEAD} bytes ahead at most. A range within one chunk is read on the calling thread.
 */
public final class ContentReader {
    /** Bytes of chunks held in memory for one reader. */
    static final int READ_AHEAD = 4 << 20;
    /** Extents located at a time: enough for 64 MiB, few enough for a quick first byte. */
    static final int RUN = 256;

    /** Finds where chunks lie. */
    @FunctionalInterface
    public interface Locator {
        /** One placement for each extent, in order; NoSuchFileException when one is lost. */
        List<Placement> locate(List<Extent> run) throws IOException;
    }

    private final ChunkStore store;
    private final ExecutorService readers;

    /** @param readers runs the reading ahead; its tasks are never interrupted from here */
    public ContentReader(ChunkStore store, ExecutorService readers) {
        this.store = store;
        this.readers = readers;
    }

    /**
     * Writes the bytes from {@code from} up to but without {@code to} into {@code out}, which is neither flushed
     * nor closed. Bytes that don't match their chunk's name are never written: DamagedChunkException comes after
     * the good bytes before them.
     */
    public void copy(long drive, Manifest manifest, Locator locator, long from, long to, OutputStream out)
            throws IOException {
        var slice = manifest.slice(from, to);
        if (slice.extents().size() == 1) {
            var only = located(locator, slice.extents()).getFirst();
            out.write(read(drive, only), slice.skip(), Math.toIntExact(slice.length()));
            return;
        }
        var ahead = new Ahead(drive, new Located(locator, slice.extents()));
        try {
            long left = slice.length();
            int skip = slice.skip();
            while (left > 0) {
                var chunk = ahead.next();
                int length = (int) Math.min(left, chunk.length - skip);
                out.write(chunk, skip, length);
                left -= length;
                skip = 0;
            }
        } finally {
            ahead.drop();
        }
    }

    /** That a chunk is not where it should be is damage, and not the absence of what somebody asked for. */
    private byte[] read(long drive, Placement at) throws IOException {
        try {
            return store.read(drive, at);
        } catch (NoSuchFileException e) {
            var damaged = new DamagedChunkException(at, "it is not there");
            damaged.initCause(e);
            throw damaged;
        }
    }

    private static List<Placement> located(Locator locator, List<Extent> run) throws IOException {
        var found = locator.locate(run);
        for (int i = 0; i < run.size(); i++) {
            if (found.size() != run.size() || !found.get(i).extent().equals(run.get(i))) {
                throw new IOException("the locator answered with other chunks than it was asked for");
            }
        }
        return found;
    }

    /** The placements of all extents, asked for run by run. */
    private static final class Located {
        private final Locator locator;
        private final List<Extent> extents;
        private int asked;
        private Iterator<Placement> run = List.<Placement>of().iterator();

        Located(Locator locator, List<Extent> extents) {
            this.locator = locator;
            this.extents = extents;
        }

        boolean hasNext() {
            return run.hasNext() || asked < extents.size();
        }

        Placement next() throws IOException {
            if (!run.hasNext()) {
                int until = Math.min(extents.size(), asked + RUN);
                run = located(locator, extents.subList(asked, until)).iterator();
                asked = until;
            }
            return run.next();
        }
    }

    /** The chunks under way, in order. */
    private final class Ahead {
        private record Coming(Future<byte[]> bytes, int length) {}

        private final long drive;
        private final Located located;
        private final ArrayDeque<Coming> coming = new ArrayDeque<>();
        private long bytes;

        Ahead(long drive, Located located) {
            this.drive = drive;
            this.located = located;
        }

        byte[] next() throws IOException {
            while (located.hasNext() && (coming.isEmpty() || bytes + Extent.MAX_LENGTH <= READ_AHEAD)) {
                var placement = located.next();
                coming.add(new Coming(readers.submit(() -> read(drive, placement)), placement.length()));
                bytes += placement.length();
            }
            var first = coming.remove();
            bytes -= first.length;
            try {
                return first.bytes.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a chunk was being read");
            } catch (ExecutionException e) {
                throw asIOException(e.getCause());
            }
        }

        void drop() {
            coming.forEach(chunk -> chunk.bytes.cancel(false));
        }
    }

    private static IOException asIOException(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException e -> e;
            case UncheckedIOException e -> new IOException(e);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> new IOException("reading a chunk failed", cause);
        };
    }
}
