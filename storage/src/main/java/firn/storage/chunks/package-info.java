/**
 * Chunks in packs on a disk: {@link firn.storage.chunks.PackStore} writes them with group commit and reads them
 * verified, {@link firn.storage.chunks.Scrub} checks all of them, {@link firn.storage.chunks.CachedChunkStore} remembers
 * small ones. Those three are for other rooms; how bytes lie in a pack is told by the header types and stays here.
 */
@NullMarked
package firn.storage.chunks;

import org.jspecify.annotations.NullMarked;
