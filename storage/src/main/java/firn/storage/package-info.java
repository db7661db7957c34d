/** Firn's storage. */
@NullMarked
package firn.storage;

import org.jspecify.annotations.NullMarked;
