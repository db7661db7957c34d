/** Tests of this room, and attacks on it. */
@NullMarked
package firn.server.outgoing;

import org.jspecify.annotations.NullMarked;
