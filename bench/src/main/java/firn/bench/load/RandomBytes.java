package firn.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Content no program can compress or find twice: SplitMix64 from a seed. The same seed gives the same bytes. */
public final class RandomBytes {
    private static final int PART = 1 << 20;

    private long state;

    public RandomBytes(long seed) {
        this.state = seed * 0xD1342543DE82EF95L + 1;
    }

    /** The next {@code bytes} bytes; {@code bytes} is a multiple of 8. */
    public ByteBuffer next(int bytes) {
        ByteBuffer out = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        fill(out);
        return out.flip();
    }

    /** Writes a file of that many MiB and flushes it, so that writing it back disturbs nobody later. */
    public void write(Path file, int mebibytes) throws IOException {
        ByteBuffer part = ByteBuffer.allocateDirect(PART).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < mebibytes; i++) {
                part.clear();
                fill(part);
                part.flip();
                while (part.hasRemaining()) {
                    out.write(part);
                }
            }
            out.force(true);
        }
    }

    private void fill(ByteBuffer out) {
        while (out.remaining() >= Long.BYTES) {
            out.putLong(nextLong());
        }
    }

    private long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
