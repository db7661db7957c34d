/** Backups, restores and relocations, and what may go wrong with them. */
@NullMarked
package firn.storage.backup;

import org.jspecify.annotations.NullMarked;
