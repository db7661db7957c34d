package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Placement;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What stands before a chunk's data in a pack, {@link #BYTES} bytes, big-endian: "FRec" (4), the chunk's SHA-256 (32),
 * plain length (4), length of the data (4), codec (1), zeros (3), CRC32C of all that (4). The data follows.
 */
record RecordHeader(Extent extent, int data, Codec codec) {
    static final int BYTES = 52;
    private static final int MAGIC = 0x46526563;
    private static final int GUARDED = BYTES - 4;

    byte[] encode() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putInt(MAGIC)
                .put(extent.chunk().bytes())
                .putInt(extent.length())
                .putInt(data)
                .put(codec.code)
                .put(new byte[3]);
        return bytes.putInt(Crc.of(bytes, 0, GUARDED)).array();
    }

    /** Empty when the bytes from the buffer's position on are no header, or one that could not have been written. */
    static Optional<RecordHeader> decode(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES) {
            return Optional.empty();
        }
        int at = bytes.position();
        if (bytes.getInt(at) != MAGIC || bytes.getInt(at + GUARDED) != Crc.of(bytes, at, at + GUARDED)) {
            return Optional.empty();
        }
        int length = bytes.getInt(at + 36);
        int data = bytes.getInt(at + 40);
        var codec = Codec.of(bytes.get(at + 44));
        if (codec.isEmpty()
                || length < 1
                || length > Extent.MAX_LENGTH
                || !codec.get().allows(length, data)) {
            return Optional.empty();
        }
        var id = new byte[ChunkId.BYTES];
        bytes.get(at + 4, id);
        return Optional.of(new RecordHeader(new Extent(ChunkId.of(id), length), data, codec.get()));
    }

    /** Bytes of the whole record. */
    int stored() {
        return BYTES + data;
    }

    Placement at(long pack, long offset) {
        return new Placement(extent.chunk(), extent.length(), pack, offset, stored());
    }
}
