/** Tests of this room, and attacks on it. */
@NullMarked
package firn.server.oauth;

import org.jspecify.annotations.NullMarked;
