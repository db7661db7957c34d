package firn.core.content;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of bytes into chunks by their content: FastCDC (Xia et al., USENIX ATC 2016; two bytes a step as
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
        /** What drives use: 64 KiB, 256 KiB, 1 MiB. Another choice cuts known contents anew. */
        public static final Sizes STANDARD = new Sizes(64 << 10, 256 << 10, 1 << 20);

        public Sizes {
            if (min < 1 || avg <= min || max <= avg || Integer.bitCount(avg) != 1 || avg < 16 || max > Extent.MAX_LENGTH) {
                throw new IllegalArgumentException("no sizes for a chunker: " + min + ", " + avg + ", " + max);
            }
        }
    }

    public Chunker(Sizes sizes, Sink sink) {
        throw new UnsupportedOperationException("soon");
    }

    /** Takes the next bytes; calls the sink for each chunk they complete. */
    public void feed(byte[] bytes, int offset, int length) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    /** Takes all bytes of the stream up to its end. */
    public void feed(InputStream in) throws IOException {
        throw new UnsupportedOperationException("soon");
    }

    /** Emits what remains as the last chunk; afterwards the chunker begins anew. */
    public void finish() throws IOException {
        throw new UnsupportedOperationException("soon");
    }
}
