package firn.core.wire;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads {@link Frame}s. Never holds more than one, whatever the lengths say. */
public final class FrameReader {
    /** Extents that one frame may tell of. */
    public static final int MOST_EXTENTS = 1 << 20;

    private final InputStream in;

    /** @param in should be buffered */
    public FrameReader(InputStream in) {
        this.in = in;
    }

    /** The next one; {@link Frame.End} also where the stream ends between two. IllegalArgumentException for what is none. */
    public Frame next() throws IOException {
        int kind = in.read();
        return switch (kind) {
            case -1, 5 -> new Frame.End();
            case 1 -> readChunk();
            case 2 -> file();
            case 3 -> new Frame.Absent(ByteBuffer.wrap(exactly(4)).getInt());
            case 4 -> new Frame.Damaged(ByteBuffer.wrap(exactly(4)).getInt());
            default -> throw new IllegalArgumentException("There is no frame of the kind " + kind);
        };
    }

    /**
     * The next chunk of a stream that holds nothing else; empty at its end. IllegalArgumentException for what is none, before
     * any of it is read, and for what follows the end.
     */
    public Optional<Frame.Chunk> chunk() throws IOException {
        int kind = in.read();
        return switch (kind) {
            case 1 -> Optional.of(readChunk());
            case -1 -> Optional.empty();
            case 5 -> {
                if (in.read() >= 0) {
                    throw new IllegalArgumentException("Something follows the end of the stream");
                }
                yield Optional.empty();
            }
            default -> throw new IllegalArgumentException("A stream of chunks has no frame of the kind " + kind);
        };
    }

    private Frame.Chunk readChunk() throws IOException {
        ByteBuffer head = ByteBuffer.wrap(exactly(ChunkId.BYTES + 8));
        int plain = head.getInt(ChunkId.BYTES);
        int sent = head.getInt(ChunkId.BYTES + 4);
        if (plain < 1 || plain > Extent.MAX_LENGTH || sent < 1 || sent > plain) {
            throw new IllegalArgumentException("A chunk has 1 to " + Extent.MAX_LENGTH
                    + " bytes and is sent in no more than it has; this one says " + plain + ", sent in " + sent);
        }
        return new Frame.Chunk(ChunkId.of(head.array(), 0), plain, exactly(sent));
    }

    private Frame file() throws IOException {
        ByteBuffer head = ByteBuffer.wrap(exactly(20));
        int number = head.getInt();
        long version = head.getLong();
        int from = head.getInt();
        int count = head.getInt();
        if (count < 0 || count > MOST_EXTENTS) {
            throw new IllegalArgumentException("A frame tells of at most " + MOST_EXTENTS + " extents, not " + count);
        }
        return new Frame.File(number, version, from, Manifest.decode(exactly(count * Manifest.EXTENT_BYTES)));
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IllegalArgumentException("The stream ends inside a frame");
        }
        return bytes;
    }
}
