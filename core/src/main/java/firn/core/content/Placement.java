package firn.core.content;

/**
 * Where a chunk's record lies in a drive's packs.
 *
 * @param length plain bytes of the chunk
 * @param pack id of the pack, positive
 * @param offset of the record in the pack, bytes
 * @param stored length of the whole record as stored, bytes
 */
public record Placement(ChunkId chunk, int length, long pack, long offset, int stored) {
    public Placement {
        Extent.requireLength(length);
        if (pack < 0 || offset < 0 || stored < 0) {
            throw new IllegalArgumentException(
                    "a placement has no negative parts: pack " + pack + ", offset " + offset + ", stored " + stored);
        }
    }

    /** The run of a file this record can serve. */
    public Extent extent() {
        return new Extent(chunk, length);
    }
}
