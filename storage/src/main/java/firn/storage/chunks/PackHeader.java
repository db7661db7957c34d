package firn.storage.chunks;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The first {@link #BYTES} bytes of a pack, big-endian: "FIRNPACK", format version (4), drive (8), pack (8), CRC32C of
 * all that (4). Records follow one behind the other; a sealed pack ends with a {@link PackIndex}.
 */
record PackHeader(long drive, long pack) {
    static final int BYTES = 32;
    private static final long MAGIC = 0x4649524E5041434BL;
    private static final int VERSION = 1;
    private static final int GUARDED = BYTES - 4;

    byte[] encode() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putLong(drive)
                .putLong(pack);
        return bytes.putInt(Crc.of(bytes, 0, GUARDED)).array();
    }

    /** Empty when the bytes are no header of this version. */
    static Optional<PackHeader> decode(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES) {
            return Optional.empty();
        }
        int at = bytes.position();
        boolean sound = bytes.getLong(at) == MAGIC
                && bytes.getInt(at + 8) == VERSION
                && bytes.getInt(at + GUARDED) == Crc.of(bytes, at, at + GUARDED);
        return sound ? Optional.of(new PackHeader(bytes.getLong(at + 12), bytes.getLong(at + 20))) : Optional.empty();
    }
}
