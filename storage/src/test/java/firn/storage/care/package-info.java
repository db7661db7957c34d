/** Storage care on a real drive, with what goes wrong between any two steps. */
@NullMarked
package firn.storage.care;

import org.jspecify.annotations.NullMarked;
