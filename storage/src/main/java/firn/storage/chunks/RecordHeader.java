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
    /** Bytes without magic, zeros and checksum. */
    static final int FIELDS = ChunkId.BYTES + 9;

    private static final int MAGIC = 0x46526563;
    private static final int GUARDED = BYTES - 4;

    byte[] encode() {
        var bytes = ByteBuffer.allocate(BYTES).putInt(MAGIC).put(fields()).put(new byte[3]);
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
        var fields = new byte[FIELDS];
        bytes.get(at + 4, fields);
        return ofFields(fields);
    }

    /** What {@link #fields} gave; empty when they could not have been written. */
    static Optional<RecordHeader> ofFields(byte[] fields) {
        var bytes = ByteBuffer.wrap(fields);
        int length = bytes.getInt(ChunkId.BYTES);
        int data = bytes.getInt(ChunkId.BYTES + 4);
        var codec = Codec.of(bytes.get(ChunkId.BYTES + 8));
        if (codec.isEmpty()
                || length < 1
                || length > Extent.MAX_LENGTH
                || !codec.get().allows(length, data)) {
            return Optional.empty();
        }
        return Optional.of(new RecordHeader(new Extent(ChunkId.of(fields, 0), length), data, codec.get()));
    }

    byte[] fields() {
        return ByteBuffer.allocate(FIELDS)
                .put(extent.chunk().bytes())
                .putInt(extent.length())
                .putInt(data)
                .put(codec.code)
                .array();
    }

    /** Bytes of the whole record. */
    int stored() {
        return BYTES + data;
    }

    Placement at(long pack, long offset) {
        return new Placement(extent.chunk(), extent.length(), pack, offset, stored());
    }
}
