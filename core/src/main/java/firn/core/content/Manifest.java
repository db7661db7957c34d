package firn.core.content;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordered list of a version's chunks. Immutable.
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
    public static final Manifest EMPTY = new Manifest(List.of());

    /**
     * The extents that hold a range.
     *
     * @param skip bytes of the first extent before the range
     * @param length bytes of the range
     */
    public record Slice(List<Extent> extents, int skip, long length) {
        public Slice {
            extents = List.copyOf(extents);
        }
    }

    private final List<Extent> extents;
    private final long size;
    private @Nullable Checksum checksum;

    private Manifest(List<Extent> extents) {
        this.extents = List.copyOf(extents);
        this.size = this.extents.stream().mapToLong(Extent::length).sum();
    }

    public static Manifest of(List<Extent> extents) {
        return extents.isEmpty() ? EMPTY : new Manifest(extents);
    }

    public List<Extent> extents() {
        return extents;
    }

    /** Plain bytes of the whole content. */
    public long size() {
        return size;
    }

    public Checksum checksum() {
        var known = checksum;
        if (known == null) {
            known = Checksum.ofManifest(encode());
            checksum = known;
        }
        return known;
    }

    public byte[] encode() {
        return encode(extents);
    }

    /** IllegalArgumentException when the bytes are not a manifest's binary form. */
    public static Manifest decode(byte[] encoded) {
        var extents = new ArrayList<Extent>(encoded.length / EXTENT_BYTES);
        decode(encoded, extents);
        return of(extents);
    }

    /** The binary form cut into segments; none for the empty content. */
    public List<byte[]> split() {
        var segments = new ArrayList<byte[]>();
        for (int from = 0; from < extents.size(); from += SEGMENT) {
            segments.add(encode(extents.subList(from, Math.min(extents.size(), from + SEGMENT))));
        }
        return segments;
    }

    /** The manifest whose {@link #split} this was. */
    public static Manifest join(List<byte[]> segments) {
        var extents = new ArrayList<Extent>();
        for (var segment : segments) {
            decode(segment, extents);
        }
        return of(extents);
    }

    /** What holds the bytes from {@code from} up to but without {@code to}; no extents for an empty range. */
    public Slice slice(long from, long to) {
        if (from < 0 || to < from || to > size) {
            throw new IndexOutOfBoundsException("no range of " + size + " bytes: " + from + " to " + to);
        }
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

    private static void decode(byte[] encoded, List<Extent> target) {
        if (encoded.length % EXTENT_BYTES != 0) {
            throw new IllegalArgumentException(
                    "a manifest has " + EXTENT_BYTES + " bytes per extent; " + encoded.length + " bytes is none");
        }
        var buffer = ByteBuffer.wrap(encoded);
        for (int at = 0; at < encoded.length; at += EXTENT_BYTES) {
            target.add(new Extent(ChunkId.of(encoded, at), buffer.getInt(at + ChunkId.BYTES)));
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Manifest other && extents.equals(other.extents);
    }

    @Override
    public int hashCode() {
        return extents.hashCode();
    }

    @Override
    public String toString() {
        return "Manifest[" + extents.size() + " extents, " + size + " bytes]";
    }
}
