/** Tests of signing in, attacks included. */
@NullMarked
package firn.server.login;

import org.jspecify.annotations.NullMarked;
