package firn.core.content;

import java.nio.ByteBuffer;

/**
 * A Bloom filter (Bloom 1970) of chunks: it never denies one that was added, and takes about one in 300 for added that was
 * not. So what is let go by it is a little too little, in a small part of the memory of a set; another seed, next time,
 * errs about others.
 */
public final class ChunkFilter {
    private static final int BITS_EACH = 12;
    private static final int PROBES = 8;
    private static final long LEAST = 1 << 13;

    private final long seed;
    private final long[] words;
    private final long bits;

    /** @param expected chunks that will be added, about */
    public ChunkFilter(long expected, long seed) {
        this.seed = seed;
        long wanted = Math.max(LEAST, Math.multiplyExact(expected, BITS_EACH));
        this.words = new long[Math.toIntExact((wanted + Long.SIZE - 1) / Long.SIZE)];
        this.bits = (long) words.length * Long.SIZE;
    }

    public void add(ChunkId chunk) {
        long at = first(chunk);
        long step = step(chunk);
        for (int i = 0; i < PROBES; i++) {
            long bit = Long.remainderUnsigned(at, bits);
            words[(int) (bit >>> 6)] |= 1L << bit;
            at += step;
        }
    }

    public boolean mayHold(ChunkId chunk) {
        long at = first(chunk);
        long step = step(chunk);
        for (int i = 0; i < PROBES; i++) {
            long bit = Long.remainderUnsigned(at, bits);
            if ((words[(int) (bit >>> 6)] & 1L << bit) == 0) {
                return false;
            }
            at += step;
        }
        return true;
    }

    private long first(ChunkId chunk) {
        return mixed(ByteBuffer.wrap(chunk.bytes()).getLong(0) ^ seed);
    }

    private long step(ChunkId chunk) {
        return mixed(ByteBuffer.wrap(chunk.bytes()).getLong(8) + seed) | 1;
    }

    /** MurmurHash3's finaliser. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
