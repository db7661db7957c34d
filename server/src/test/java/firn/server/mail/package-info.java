/** Tests of this room, and attacks on it. */
@NullMarked
package firn.server.mail;

import org.jspecify.annotations.NullMarked;
