package firn.storage.chunks;

import firn.storage.vault.KeyId;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a pack begins with, big-endian: "FIRNPACK", format version (4), drive (8), pack (8), in version 2 the name of the
 * key (8), CRC32C of all that (4). Version 1 is plain, version 2 encrypted. Records follow one behind the other; a sealed
 * pack ends with an index.
 */
record PackHeader(long drive, long pack, Optional<KeyId> key) {
    /** Of a plain pack. */
    static final int BYTES = 32;
    /** Of any. */
    static final int MOST = BYTES + Long.BYTES;

    private static final long MAGIC = 0x4649524E5041434BL;
    private static final int PLAIN = 1;
    private static final int ENCRYPTED = 2;

    /** Of a plain pack. */
    PackHeader(long drive, long pack) {
        this(drive, pack, Optional.empty());
    }

    /** Bytes of this one. */
    int length() {
        return key.isPresent() ? MOST : BYTES;
    }

    byte[] encode() {
        var bytes = ByteBuffer.allocate(length())
                .putLong(MAGIC)
                .putInt(key.isPresent() ? ENCRYPTED : PLAIN)
                .putLong(drive)
                .putLong(pack);
        key.ifPresent(it -> bytes.putLong(it.value()));
        return bytes.putInt(Crc.of(bytes, 0, bytes.position())).array();
    }

    /** Empty when the bytes are no header of a known version. */
    static Optional<PackHeader> decode(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES) {
            return Optional.empty();
        }
        int at = bytes.position();
        int version = bytes.getInt(at + 8);
        int guarded = (version == ENCRYPTED ? MOST : BYTES) - 4;
        boolean sound = bytes.getLong(at) == MAGIC
                && (version == PLAIN || version == ENCRYPTED)
                && bytes.remaining() >= guarded + 4
                && bytes.getInt(at + guarded) == Crc.of(bytes, at, at + guarded);
        return sound
                ? Optional.of(new PackHeader(
                        bytes.getLong(at + 12),
                        bytes.getLong(at + 20),
                        version == ENCRYPTED ? Optional.of(new KeyId(bytes.getLong(at + 28))) : Optional.empty()))
                : Optional.empty();
    }
}
