package firn.core.content;

import java.nio.ByteBuffer;

/** The name of a chunk: SHA-256 of its plain bytes. Ordered as unsigned bytes are. */
public final class ChunkId extends Digest256 implements Comparable<ChunkId> {
    private ChunkId(byte[] bytes, int offset) {
        super(bytes, offset);
    }

    /** From exactly 32 bytes. */
    public static ChunkId of(byte[] bytes) {
        return new ChunkId(exactly32(bytes), 0);
    }

    /** From the 32 bytes at {@code offset}. */
    public static ChunkId of(byte[] bytes, int offset) {
        return new ChunkId(bytes, offset);
    }

    /** The name of these plain bytes. */
    public static ChunkId ofContent(byte[] bytes, int offset, int length) {
        var sha = sha256();
        sha.update(bytes, offset, length);
        return new ChunkId(sha.digest(), 0);
    }

    /** The name of the plain bytes that remain in the buffer, whose position is left alone. */
    public static ChunkId ofContent(ByteBuffer bytes) {
        var sha = sha256();
        sha.update(bytes.duplicate());
        return new ChunkId(sha.digest(), 0);
    }

    /** From 64 hexadecimal digits; IllegalArgumentException says what is wrong with anything else. */
    public static ChunkId parse(String hex) {
        return new ChunkId(fromHex(hex), 0);
    }

    @Override
    public int compareTo(ChunkId other) {
        return compare(other);
    }
}
