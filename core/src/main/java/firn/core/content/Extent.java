package firn.core.content;

/** A run of a file: all bytes of one chunk, {@code length} of them (1 to {@link #MAX_LENGTH}). */
public record Extent(ChunkId chunk, int length) {
    /** No chunk is longer: 1 MiB. Bounds every allocation made for bytes that come from a disk or a network. */
    public static final int MAX_LENGTH = 1 << 20;

    public Extent {
        requireLength(length);
    }

    static void requireLength(int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("a chunk has 1 to " + MAX_LENGTH + " bytes, not " + length);
        }
    }
}
