/**
 * What clients that do not run here send, byte for byte, and what they need back. Each class is one client. Nothing
 * here is used from outside.
 */
@NullMarked
package firn.clients.replay;

import org.jspecify.annotations.NullMarked;
