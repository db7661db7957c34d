package firn.core.content;

import java.nio.charset.StandardCharsets;

/**
 * The identity of a whole content, told from its manifest without reading a byte of it: SHA-256 over the ASCII
 * text {@code firn manifest 1} and a zero byte, followed by the manifest's binary form (36 bytes per extent).
 * Equal checksums mean equal bytes; equal bytes have equal checksums as long as they were cut by the same
 * {@link Chunker.Sizes}, so a difference is no proof of different bytes.
 */
public final class Checksum extends Digest256 {
    private static final byte[] DOMAIN = "firn manifest 1\0".getBytes(StandardCharsets.US_ASCII);

    private Checksum(byte[] bytes) {
        super(bytes, 0);
    }

    /** From exactly 32 bytes. */
    public static Checksum of(byte[] bytes) {
        return new Checksum(exactly32(bytes));
    }

    /** From 64 hexadecimal digits; IllegalArgumentException says what is wrong with anything else. */
    public static Checksum parse(String hex) {
        return new Checksum(fromHex(hex));
    }

    static Checksum ofManifest(byte[] encoded) {
        var sha = sha256();
        sha.update(DOMAIN);
        sha.update(encoded);
        return new Checksum(sha.digest());
    }
}
