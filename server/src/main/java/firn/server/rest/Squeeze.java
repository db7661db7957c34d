package firn.server.rest;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import firn.core.content.Extent;
import firn.core.wire.Frame;
import firn.core.wire.FrameWriter;
import java.io.IOException;

/** zstd on the wire. Not for several threads at once. */
final class Squeeze {
    private static final int LEVEL = 1;
    private static final int WORTH_TRYING = 256;

    private byte[] scratch = new byte[0];

    /** The chunk's plain bytes; never more than the frame says, whatever it unpacks to. */
    static byte[] plain(Frame.Chunk chunk) {
        if (!chunk.packed()) {
            return chunk.sent();
        }
        byte[] plain = new byte[chunk.plain()];
        try {
            long got = Zstd.decompressByteArray(plain, 0, plain.length, chunk.sent(), 0, chunk.sent().length);
            if (got == plain.length) {
                return plain;
            }
        } catch (ZstdException e) {
            throw new IllegalArgumentException("A chunk does not unpack: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("A chunk unpacks to fewer bytes than it says");
    }

    /** Sends a chunk, packed where that saves a sixteenth. */
    void send(Extent extent, byte[] plain, FrameWriter frames) throws IOException {
        if (plain.length >= WORTH_TRYING) {
            int bound = (int) Zstd.compressBound(plain.length);
            if (scratch.length < bound) {
                scratch = new byte[bound];
            }
            long packed = Zstd.compressByteArray(scratch, 0, scratch.length, plain, 0, plain.length, LEVEL);
            if (!Zstd.isError(packed) && packed <= plain.length - plain.length / 16) {
                frames.chunk(extent.chunk(), plain.length, scratch, (int) packed);
                return;
            }
        }
        frames.chunk(extent.chunk(), plain.length, plain, plain.length);
    }
}
