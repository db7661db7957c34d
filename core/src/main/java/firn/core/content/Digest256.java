package firn.core.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 256 bits in four longs: the common body of the two names made by SHA-256. Two kinds are never equal. */
abstract sealed class Digest256 permits ChunkId, Checksum {
    /** Bytes in the binary form. */
    public static final int BYTES = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    Digest256(byte[] bytes, int offset) {
        first = (long) LONGS.get(bytes, offset);
        second = (long) LONGS.get(bytes, offset + 8);
        third = (long) LONGS.get(bytes, offset + 16);
        fourth = (long) LONGS.get(bytes, offset + 24);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }

    static byte[] exactly32(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + bytes.length);
        }
        return bytes;
    }

    static byte[] fromHex(String hex) {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits, not " + hex.length());
        }
        return HexFormat.of().parseHex(hex);
    }

    /** The 32 bytes, most significant first; a fresh array. */
    public final byte[] bytes() {
        var bytes = new byte[BYTES];
        write(bytes, 0);
        return bytes;
    }

    /** Writes the 32 bytes into {@code target} from {@code offset} on. */
    public final void write(byte[] target, int offset) {
        LONGS.set(target, offset, first);
        LONGS.set(target, offset + 8, second);
        LONGS.set(target, offset + 16, third);
        LONGS.set(target, offset + 24, fourth);
    }

    /** 64 lower-case hexadecimal digits. */
    public final String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    final int compare(Digest256 other) {
        int order = Long.compareUnsigned(first, other.first);
        order = order != 0 ? order : Long.compareUnsigned(second, other.second);
        order = order != 0 ? order : Long.compareUnsigned(third, other.third);
        return order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
    }

    @Override
    public final boolean equals(Object object) {
        return object instanceof Digest256 other && getClass() == other.getClass() && compare(other) == 0;
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(first ^ fourth);
    }

    @Override
    public final String toString() {
        return hex();
    }
}
