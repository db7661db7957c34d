/** REST over real HTTP. */
@NullMarked
package firn.server.rest;

import org.jspecify.annotations.NullMarked;
