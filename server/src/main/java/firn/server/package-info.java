/** Firn's server. */
@NullMarked
package firn.server;

import org.jspecify.annotations.NullMarked;
