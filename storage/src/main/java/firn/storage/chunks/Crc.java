package firn.storage.chunks;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C (Castagnoli), which guards what SHA-256 does not: headers and indexes. */
final class Crc {
    private Crc() {}

    /** Of the bytes from {@code from} up to but without {@code to}, absolute. */
    static int of(ByteBuffer bytes, int from, int to) {
        var crc = new CRC32C();
        crc.update(bytes.slice(from, to - from));
        return (int) crc.getValue();
    }
}
