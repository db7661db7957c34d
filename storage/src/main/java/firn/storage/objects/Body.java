package firn.storage.objects;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Bytes of an object in one piece or many, with the MD5 (RFC 1864) that every store compares them with. */
final class Body {
    private final List<byte[]> parts;
    private final byte[] md5;
    private final long length;

    Body(List<byte[]> parts) {
        this.parts = List.copyOf(parts);
        this.length = parts.stream().mapToLong(part -> part.length).sum();
        var digest = digest();
        parts.forEach(digest::update);
        this.md5 = digest.digest();
    }

    static Body of(byte[] bytes) {
        return new Body(List.of(bytes));
    }

    long length() {
        return length;
    }

    InputStream open() {
        return new SequenceInputStream(Collections.enumeration(
                parts.stream().map(ByteArrayInputStream::new).toList()));
    }

    byte[] bytes() {
        var all = java.nio.ByteBuffer.allocate(Math.toIntExact(length));
        parts.forEach(all::put);
        return all.array();
    }

    /** As the header Content-MD5 has it. */
    String contentMd5() {
        return Base64.getEncoder().encodeToString(md5);
    }

    /** As the ETag of an object that was stored in one piece has it. */
    String hex() {
        return HexFormat.of().formatHex(md5);
    }

    static String hexOf(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
