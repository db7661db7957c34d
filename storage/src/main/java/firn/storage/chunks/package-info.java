/**
 * Chunks in packs on a disk: {@link firn.storage.chunks.PackStore} writes them with group commit and reads them
 * verified, {@link firn.storage.chunks.Scrub} checks all of them, {@link firn.storage.chunks.CachedChunkStore} remembers
 * small ones. Those are for other rooms, and for other places to keep packs in {@link firn.storage.chunks.PackedStore} and
 * {@link firn.storage.chunks.PackFormat}; how bytes lie in a pack is told by the header types and stays here.
 */
@NullMarked
package firn.storage.chunks;

import org.jspecify.annotations.NullMarked;
