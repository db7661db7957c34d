/** Tests of a whole server in this process. */
@NullMarked
package firn.server;

import org.jspecify.annotations.NullMarked;
