/**
 * What a file holds: content cut into chunks, the manifest that lists them, and the ways to write and read
 * a content chunk by chunk. Everything public here may be used from any room; nothing here touches a disk,
 * it asks a {@code ChunkStore}.
 */
@NullMarked
package firn.core.content;

import org.jspecify.annotations.NullMarked;
