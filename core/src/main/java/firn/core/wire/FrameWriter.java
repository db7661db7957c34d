package firn.core.wire;

import firn.core.content.ChunkId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes {@link Frame}s. */
public final class FrameWriter {
    private final OutputStream out;

    /** @param out should be buffered */
    public FrameWriter(OutputStream out) {
        this.out = out;
    }

    public void write(Frame frame) throws IOException {
        switch (frame) {
            case Frame.Chunk(ChunkId id, int plain, byte[] sent) -> chunk(id, plain, sent, sent.length);
            case Frame.File(int number, long version, int from, var extents) -> {
                byte[] encoded = extents.encode();
                ByteBuffer head = ByteBuffer.allocate(21).put((byte) 2).putInt(number);
                head.putLong(version).putInt(from).putInt(extents.extents().size());
                out.write(head.array());
                out.write(encoded);
            }
            case Frame.Absent(int number) -> numbered(3, number);
            case Frame.Damaged(int number) -> numbered(4, number);
            case Frame.End() -> out.write(5);
        }
    }

    /** A chunk of which the first {@code sent} bytes are what is to be sent. */
    public void chunk(ChunkId id, int plain, byte[] bytes, int sent) throws IOException {
        byte[] head = new byte[1 + ChunkId.BYTES + 8];
        head[0] = 1;
        id.write(head, 1);
        ByteBuffer.wrap(head).putInt(1 + ChunkId.BYTES, plain).putInt(1 + ChunkId.BYTES + 4, sent);
        out.write(head);
        out.write(bytes, 0, sent);
    }

    private void numbered(int kind, int number) throws IOException {
        out.write(ByteBuffer.allocate(5).put((byte) kind).putInt(number).array());
    }
}
