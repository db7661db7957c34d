package firn.core.wire;

import firn.core.content.ChunkId;
import firn.core.content.Manifest;

/**
 * A piece of a stream of chunks, in either direction. Numbers are big-endian. A frame begins with a byte that says its
 * kind; then
 *
 * <ul>
 *   <li>1, a chunk: 32 bytes SHA-256, int plain length, int length as sent, the bytes; shorter as sent than plain: a zstd
 *       frame
 *   <li>2, a file: int number in the request, long version, int number of the first extent, int count of extents, 36
 *       bytes each; their chunks follow
 *   <li>3, what is not there: int number
 *   <li>4, what is damaged, no more chunks of it come: int number
 *   <li>5, the end: nothing
 * </ul>
 */
public sealed interface Frame {
    /** @param sent plain bytes, or fewer: a zstd frame of them */
    record Chunk(ChunkId id, int plain, byte[] sent) implements Frame {
        public boolean packed() {
            return sent.length < plain;
        }
    }

    record File(int number, long version, int from, Manifest extents) implements Frame {}

    record Absent(int number) implements Frame {}

    record Damaged(int number) implements Frame {}

    record End() implements Frame {}
}
