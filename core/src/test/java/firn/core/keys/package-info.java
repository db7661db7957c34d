/** What every implementation of the port {@link firn.core.keys.Keys} does. */
@NullMarked
package firn.core.keys;

import org.jspecify.annotations.NullMarked;
