/** Firn's bench. */
@NullMarked
package firn.bench;

import org.jspecify.annotations.NullMarked;
