package firn.core.content;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The ordered list of a version's chunks. Immutable; held in its binary form, so that one of a million extents takes 36 MB.
 *
 * <p>Binary form: for each extent the chunk's 32 bytes and its length as a big-endian int; nothing else. It may
 * be kept in segments of at most {@link #SEGMENT} extents, each the binary form of its part.
 */
public final class Manifest {
    /** Bytes of one extent in the binary form. */
    public static final int EXTENT_BYTES = 36;
    /** Extents in one segment at most. */
    public static final int SEGMENT = 4096;
    /** Of the empty content. */
    public static final Manifest EMPTY = new Manifest(new byte[0]);

    /**
     * The extents that hold a range.
     *
     * @param skip bytes of the first extent before the range
     * @param length bytes of the range
     */
    public record Slice(List<Extent> extents, int skip, long length) {}

    private final byte[] encoded;
    private final long size;
    private @Nullable Checksum checksum;

    /** The bytes are not changed any more; each extent in them is one. */
    private Manifest(byte[] encoded) {
        this.encoded = encoded;
        long bytes = 0;
        for (int at = ChunkId.BYTES; at < encoded.length; at += EXTENT_BYTES) {
            bytes += ByteBuffer.wrap(encoded).getInt(at);
        }
        this.size = bytes;
    }

    public static Manifest of(List<Extent> extents) {
        return extents.isEmpty() ? EMPTY : new Manifest(encode(extents));
    }

    /** A view, whose elements are made when they are asked for. */
    public List<Extent> extents() {
        return new Extents(encoded);
    }

    /** The extents from a number on to before another. */
    public Manifest run(int from, int to) {
        if (from == 0 && to * EXTENT_BYTES == encoded.length) {
            return this;
        }
        return from == to ? EMPTY : new Manifest(Arrays.copyOfRange(encoded, from * EXTENT_BYTES, to * EXTENT_BYTES));
    }

    /** Plain bytes of the whole content. */
    public long size() {
        return size;
    }

    public Checksum checksum() {
        var known = checksum;
        if (known == null) {
            known = Checksum.ofManifest(encoded);
            checksum = known;
        }
        return known;
    }

    public byte[] encode() {
        return encoded.clone();
    }

    /** IllegalArgumentException when the bytes are not a manifest's binary form. */
    public static Manifest decode(byte[] encoded) {
        return encoded.length == 0 ? EMPTY : new Manifest(checked(encoded.clone()));
    }

    /** The binary form cut into segments; none for the empty content. */
    public List<byte[]> split() {
        var segments = new ArrayList<byte[]>();
        int most = SEGMENT * EXTENT_BYTES;
        for (int from = 0; from < encoded.length; from += most) {
            segments.add(Arrays.copyOfRange(encoded, from, Math.min(encoded.length, from + most)));
        }
        return segments;
    }

    /** The manifest whose {@link #split} this was. */
    public static Manifest join(List<byte[]> segments) {
        int length = segments.stream().mapToInt(segment -> segment.length).reduce(0, Math::addExact);
        var joined = ByteBuffer.allocate(length);
        segments.forEach(joined::put);
        return length == 0 ? EMPTY : new Manifest(checked(joined.array()));
    }

    /** What holds the bytes from {@code from} up to but without {@code to}; no extents for an empty range. */
    public Slice slice(long from, long to) {
        if (from < 0 || to < from || to > size) {
            throw new IndexOutOfBoundsException("no range of " + size + " bytes: " + from + " to " + to);
        }
        List<Extent> extents = extents();
        int first = 0;
        long begin = 0;
        while (from < to && begin + extents.get(first).length() <= from) {
            begin += extents.get(first++).length();
        }
        int last = first;
        for (long end = begin; end < to && from < to; last++) {
            end += extents.get(last).length();
        }
        return new Slice(extents.subList(first, last), from < to ? (int) (from - begin) : 0, to - from);
    }

    private static byte[] encode(List<Extent> extents) {
        var encoded = new byte[Math.multiplyExact(extents.size(), EXTENT_BYTES)];
        var buffer = ByteBuffer.wrap(encoded);
        for (int i = 0; i < extents.size(); i++) {
            var extent = extents.get(i);
            extent.chunk().write(encoded, i * EXTENT_BYTES);
            buffer.putInt(i * EXTENT_BYTES + ChunkId.BYTES, extent.length());
        }
        return encoded;
    }

    private static byte[] checked(byte[] encoded) {
        if (encoded.length % EXTENT_BYTES != 0) {
            throw new IllegalArgumentException(
                    "a manifest has " + EXTENT_BYTES + " bytes per extent; " + encoded.length + " bytes is none");
        }
        for (int at = ChunkId.BYTES; at < encoded.length; at += EXTENT_BYTES) {
            Extent.requireLength(ByteBuffer.wrap(encoded).getInt(at));
        }
        return encoded;
    }

    /** Extents as they stand in a binary form. */
    private static final class Extents extends AbstractList<Extent> implements RandomAccess {
        private final byte[] encoded;

        Extents(byte[] encoded) {
            this.encoded = encoded;
        }

        @Override
        public Extent get(int index) {
            int at = Objects.checkIndex(index, size()) * EXTENT_BYTES;
            return new Extent(ChunkId.of(encoded, at), ByteBuffer.wrap(encoded).getInt(at + ChunkId.BYTES));
        }

        @Override
        public int size() {
            return encoded.length / EXTENT_BYTES;
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Manifest other && Arrays.equals(encoded, other.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "Manifest[" + extents().size() + " extents, " + size + " bytes]";
    }
}
