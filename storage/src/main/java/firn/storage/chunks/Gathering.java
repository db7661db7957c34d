package firn.storage.chunks;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a pack that is still in memory: full slabs waiting for the writer, and one being filled. Not shared. */
final class Gathering {
    private final Slabs slabs;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private @Nullable ByteBuffer filling;
    private long end;

    Gathering(Slabs slabs) {
        this.slabs = slabs;
    }

    /** Bytes put so far, in memory or taken. */
    long end() {
        return end;
    }

    /** Full slabs that wait. */
    int waiting() {
        return waiting.size();
    }

    void put(byte[] bytes, int offset, int length) {
        end += length;
        for (int from = offset; from < offset + length; ) {
            var slab = filling == null ? slabs.take() : filling;
            int taken = Math.min(offset + length - from, slab.remaining());
            slab.put(bytes, from, taken);
            from += taken;
            filling = slab;
            if (!slab.hasRemaining()) {
                handOver();
            }
        }
    }

    /** The full slabs, in order, and with {@code all} the one being filled. */
    List<ByteBuffer> take(boolean all) {
        if (all) {
            handOver();
        }
        var batch = List.copyOf(waiting);
        waiting.clear();
        return batch;
    }

    void giveBack(List<ByteBuffer> batch) {
        batch.forEach(slabs::giveBack);
    }

    private void handOver() {
        if (filling != null) {
            waiting.add(filling.flip());
            filling = null;
        }
    }
}
