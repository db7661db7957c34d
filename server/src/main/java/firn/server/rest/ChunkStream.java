package firn.server.rest;

import firn.core.drive.Bringing;
import firn.core.drive.Outcome;
import firn.core.wire.Frame;
import firn.core.wire.FrameReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A body of chunks on its way in. For one thread. */
final class ChunkStream {
    /** Chunks in one stream at most. */
    static final int MOST_CHUNKS = 65_536;

    private static final long MOST_BYTES = 1L << 30;

    /** What all streams together hold in memory, about; each holds one chunk at least. */
    private static final long MOST_HELD = 64L << 20;

    private final FrameReader frames;
    private final Bringing bringing;
    private final AtomicLong all;
    private long held;

    /** @param all bytes that all streams hold */
    ChunkStream(FrameReader frames, Bringing bringing, AtomicLong all) {
        this.frames = frames;
        this.bringing = bringing;
        this.all = all;
    }

    /** When the stream breaks, the whole chunks that had come are kept. */
    void pour() throws IOException {
        try {
            take();
            refuse(bringing.settle());
        } catch (Refusal full) {
            throw full;
        } catch (IOException | RuntimeException e) {
            keep(e);
            throw e;
        } finally {
            all.addAndGet(-held);
        }
    }

    /** What had come whole; the failure that broke the stream stays the one that is told. */
    private void keep(Exception broken) {
        try {
            bringing.settle();
        } catch (IOException again) {
            broken.addSuppressed(again);
        }
    }

    private void take() throws IOException {
        int chunks = 0;
        long bytes = 0;
        for (Optional<Frame.Chunk> next = frames.chunk(); next.isPresent(); next = frames.chunk()) {
            Frame.Chunk chunk = next.get();
            bytes += chunk.plain();
            if (++chunks > MOST_CHUNKS || bytes > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "One stream has at most " + MOST_CHUNKS + " chunks and " + MOST_BYTES + " bytes");
            }
            if (all.get() + chunk.plain() > MOST_HELD) {
                refuse(bringing.settle()); // a smaller group than would be best
            }
            refuse(bringing.add(chunk.id(), Squeeze.plain(chunk)));
            note();
        }
    }

    private void note() {
        long now = bringing.held();
        all.addAndGet(now - held);
        held = now;
    }

    /** Says how many there was room for. */
    private void refuse(Optional<Outcome.OverQuota> full) {
        if (full.isPresent()) {
            var lacking = full.get();
            throw new Refusal(Problems.overQuota(lacking.limit(), lacking.used(), lacking.wanted())
                    .with("chunks", bringing.safe())
                    .with("expires", bringing.expires().toString()));
        }
    }
}
