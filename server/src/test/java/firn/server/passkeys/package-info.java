/** Tests of this room, and attacks on it. */
@NullMarked
package firn.server.passkeys;

import org.jspecify.annotations.NullMarked;
