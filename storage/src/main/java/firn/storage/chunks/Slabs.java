package firn.storage.chunks;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Direct buffers that records gather in on their way to a disk; some are kept for the next. */
final class Slabs {
    static final int BYTES = 256 << 10;
    private static final int KEPT = 64;

    private final BlockingQueue<ByteBuffer> idle = new ArrayBlockingQueue<>(KEPT);

    ByteBuffer take() {
        var kept = idle.poll();
        return kept != null ? kept.clear() : ByteBuffer.allocateDirect(BYTES);
    }

    /** Nobody may use the slab afterwards. */
    void giveBack(ByteBuffer slab) {
        idle.offer(slab);
    }
}
