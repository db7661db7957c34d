/** Tests of this room, and attacks on it. */
@NullMarked
package firn.server.tls;

import org.jspecify.annotations.NullMarked;
