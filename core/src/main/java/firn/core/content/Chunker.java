package firn.core.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of bytes into chunks by their content: FastCDC (Xia et al., USENIX ATC 2016; several bytes a step as
 * in IEEE TPDS 2020), so that a local edit changes few chunks. Cut points depend on nothing but the bytes and
 * the {@link Sizes}; not on how the bytes were fed, nor on the platform.
 *
 * <p>The rolling hash is {@code h = (h << 1) + GEAR[byte]} with h = 0 after the first {@code min} bytes of a
 * chunk. A chunk ends after the byte where the top {@code log2(avg) + 2} bits of h are zero, from {@code avg} on
 * the top {@code log2(avg) - 2} bits (normalisation level 2), and at {@code max} bytes at the latest. GEAR is
 * the first 256 outputs of SplitMix64 seeded with {@code 0x4669726E} ("Firn").
 *
 * <p>Not for several threads at once.
 */
public final class Chunker {
    /** Takes the chunks in order. */
    @FunctionalInterface
    public interface Sink {
        /** {@code length} bytes at {@code offset}, to be used before returning: the buffer is reused. */
        void chunk(byte[] buffer, int offset, int length) throws IOException;
    }

    /** Least, expected and greatest bytes of a chunk; {@code avg} is a power of two, {@code min < avg < max}. */
    public record Sizes(int min, int avg, int max) {
        /** What drives use: 64 KiB, 128 KiB, 512 KiB. Another choice cuts known contents anew. */
        public static final Sizes STANDARD = new Sizes(64 << 10, 128 << 10, 512 << 10);

        public Sizes {
            if (min < 1
                    || avg <= min
                    || max <= avg
                    || Integer.bitCount(avg) != 1
                    || avg < 16
                    || max > Extent.MAX_LENGTH) {
                throw new IllegalArgumentException("no sizes for a chunker: " + min + ", " + avg + ", " + max);
            }
        }
    }

    private static final int FIRST_BUFFER = 16 << 10;
    private static final long[] GEAR = gear(0x4669726E);

    private final Sizes sizes;
    private final Sink sink;
    private final long strict;
    private final long easy;

    /** Holds the open chunk from {@code start} to {@code end}; hashed up to {@code scanned}. */
    private byte[] buffer;

    private int start;
    private int scanned;
    private int end;
    private long hash;

    public Chunker(Sizes sizes, Sink sink) {
        this.sizes = sizes;
        this.sink = sink;
        int bits = Integer.numberOfTrailingZeros(sizes.avg());
        this.strict = -1L << (Long.SIZE - (bits + 2));
        this.easy = -1L << (Long.SIZE - (bits - 2));
        this.buffer = new byte[Math.min(FIRST_BUFFER, 2 * sizes.max())];
    }

    /** Takes the next bytes; calls the sink for each chunk they complete. */
    public void feed(byte[] bytes, int offset, int length) throws IOException {
        int to = offset + length;
        for (int from = offset; from < to; ) {
            makeRoom();
            int taken = Math.min(to - from, buffer.length - end);
            System.arraycopy(bytes, from, buffer, end, taken);
            from += taken;
            end += taken;
            cutAll();
        }
    }

    /** Takes all bytes of the stream up to its end. */
    public void feed(InputStream in) throws IOException {
        while (true) {
            makeRoom();
            int taken = in.read(buffer, end, buffer.length - end);
            if (taken < 0) {
                return;
            }
            end += taken;
            cutAll();
        }
    }

    /** Emits what remains as the last chunk; afterwards the chunker begins anew. */
    public void finish() throws IOException {
        if (end > start) {
            emit(end);
        }
        start = 0;
        scanned = 0;
        end = 0;
    }

    /** At least one free byte behind {@code end}. The buffer grows to twice the greatest chunk, as needed. */
    private void makeRoom() {
        if (end < buffer.length) {
            return;
        }
        int kept = end - start;
        boolean small = kept > buffer.length / 2 && buffer.length < 2 * sizes.max();
        var target = small ? new byte[Math.min(2 * buffer.length, 2 * sizes.max())] : buffer;
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        scanned = Math.max(0, scanned - start);
        start = 0;
        end = kept;
    }

    private void cutAll() throws IOException {
        int cut = nextCut();
        while (cut > 0) {
            emit(cut);
            cut = nextCut();
        }
    }

    private void emit(int cut) throws IOException {
        int from = start;
        start = cut;
        scanned = cut;
        hash = 0;
        sink.chunk(buffer, from, cut - from);
    }

    /** Where the open chunk ends, or 0 when the bytes at hand don't tell. */
    private int nextCut() {
        scanned = Math.max(scanned, start + sizes.min());
        int cut = scan(Math.min(end, start + sizes.avg()), strict);
        if (cut == 0) {
            cut = scan(Math.min(end, start + sizes.max()), easy);
        }
        return cut == 0 && scanned == start + sizes.max() ? scanned : cut;
    }

    /** Hashes on up to {@code to}, four bytes a step; the place after the byte that leaves no bit of the mask, or 0. */
    private int scan(int to, long mask) {
        var bytes = buffer;
        long h = hash;
        int at = scanned;
        for (; at + 3 < to; at += 4) {
            long one = GEAR[bytes[at] & 0xFF];
            long two = (one << 1) + GEAR[bytes[at + 1] & 0xFF];
            long three = (two << 1) + GEAR[bytes[at + 2] & 0xFF];
            long four = (three << 1) + GEAR[bytes[at + 3] & 0xFF];
            if ((((h << 1) + one) & mask) == 0) {
                return at + 1;
            }
            if ((((h << 2) + two) & mask) == 0) {
                return at + 2;
            }
            if ((((h << 3) + three) & mask) == 0) {
                return at + 3;
            }
            h = (h << 4) + four;
            if ((h & mask) == 0) {
                return at + 4;
            }
        }
        while (at < to) {
            h = (h << 1) + GEAR[bytes[at++] & 0xFF];
            if ((h & mask) == 0) {
                return at;
            }
        }
        hash = h;
        scanned = Math.max(scanned, at);
        return 0;
    }

    private static long[] gear(long seed) {
        var gear = new long[256];
        long state = seed;
        for (int i = 0; i < gear.length; i++) {
            state += 0x9E3779B97F4A7C15L;
            long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            gear[i] = mixed ^ (mixed >>> 31);
        }
        return gear;
    }
}
