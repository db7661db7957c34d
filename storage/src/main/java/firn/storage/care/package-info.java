/**
 * Looking after what is stored, on a disk or in a bucket: {@link firn.storage.care.GarbageCollection} lets go of chunks and
 * packs that nothing refers to, {@link firn.storage.care.Compaction} moves the chunks of sparse packs together, {@link
 * firn.storage.care.Rebuild} makes the chunk table from the packs; {@link
 * firn.storage.care.StorageCare} does what is due. Those are for other rooms. All of them work while people
 * read and write, in steps; killed between two of them, nothing is lost and the next run goes on.
 */
@NullMarked
package firn.storage.care;

import org.jspecify.annotations.NullMarked;
