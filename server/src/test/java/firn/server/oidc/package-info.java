/** Tests of this room, and attacks on it. */
@NullMarked
package firn.server.oidc;

import org.jspecify.annotations.NullMarked;
