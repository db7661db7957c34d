/** Whole drives on real storage: database and packs together. */
@NullMarked
package firn.storage.drive;

import org.jspecify.annotations.NullMarked;
