/** Firn's core. */
@NullMarked
package firn.core;

import org.jspecify.annotations.NullMarked;
