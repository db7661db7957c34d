/** The program as a process of its own. */
@NullMarked
package firn.server;

import org.jspecify.annotations.NullMarked;
