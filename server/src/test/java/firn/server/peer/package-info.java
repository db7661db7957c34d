/** Tests of this room, and attacks on it. */
@NullMarked
package firn.server.peer;

import org.jspecify.annotations.NullMarked;
