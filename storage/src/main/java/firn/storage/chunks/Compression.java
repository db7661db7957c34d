package firn.storage.chunks;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * zstd level 1 where it pays: when it saves a sixteenth. Of a chunk longer than {@link #PROBE} a sample from the middle
 * is tried first, so that what cannot be compressed costs next to nothing. For many threads at once.
 */
final class Compression implements AutoCloseable {
    private static final int LEVEL = 1;
    private static final int WORTH_TRYING = 128;
    private static final int PROBE = 4096;
    private static final int KEPT = 8;

    /** A chunk as it goes into a record; the bytes may be the caller's own or scratch, good until the packer is back. */
    record Packed(Codec codec, byte[] bytes, int offset, int length) {}

    private final BlockingQueue<Packer> packers = new ArrayBlockingQueue<>(KEPT);
    private final BlockingQueue<ZstdDecompressCtx> unpackers = new ArrayBlockingQueue<>(KEPT);

    /** To be closed when the packed bytes are no longer needed. */
    Packer packer() {
        var kept = packers.poll();
        return kept != null ? kept : new Packer();
    }

    /** Exactly {@code length} plain bytes of a zstd frame, however many it claims; IOException when it gives others. */
    byte[] unpack(byte[] data, int offset, int stored, int length) throws IOException {
        var kept = unpackers.poll();
        var context = kept != null ? kept : new ZstdDecompressCtx();
        try {
            var plain = new byte[length];
            int got = context.decompressByteArray(plain, 0, length, data, offset, stored);
            if (got != length) {
                throw new IOException("it unpacks to " + got + " bytes instead of " + length);
            }
            return plain;
        } catch (ZstdException e) {
            throw new IOException("it does not unpack: " + e.getMessage(), e);
        } finally {
            if (!unpackers.offer(context)) {
                context.close();
            }
        }
    }

    @Override
    public void close() {
        for (var packer = packers.poll(); packer != null; packer = packers.poll()) {
            packer.context.close();
        }
        for (var unpacker = unpackers.poll(); unpacker != null; unpacker = unpackers.poll()) {
            unpacker.close();
        }
    }

    /** Packs one chunk after the other. */
    final class Packer implements AutoCloseable {
        private final ZstdCompressCtx context = new ZstdCompressCtx();
        private byte[] scratch = new byte[0];

        private Packer() {
            context.setLevel(LEVEL);
        }

        Packed pack(byte[] bytes, int offset, int length) {
            if (length >= WORTH_TRYING && promising(bytes, offset, length)) {
                int packed = compress(bytes, offset, length);
                if (pays(packed, length)) {
                    return new Packed(Codec.ZSTD, scratch, 0, packed);
                }
            }
            return new Packed(Codec.RAW, bytes, offset, length);
        }

        private boolean promising(byte[] bytes, int offset, int length) {
            return length <= 2 * PROBE || pays(compress(bytes, offset + (length - PROBE) / 2, PROBE), PROBE);
        }

        private int compress(byte[] bytes, int offset, int length) {
            int bound = (int) Zstd.compressBound(length);
            if (scratch.length < bound) {
                scratch = new byte[bound];
            }
            return context.compressByteArray(scratch, 0, scratch.length, bytes, offset, length);
        }

        private static boolean pays(int packed, int length) {
            return packed <= length - length / 16;
        }

        @Override
        public void close() {
            if (!packers.offer(this)) {
                context.close();
            }
        }
    }
}
