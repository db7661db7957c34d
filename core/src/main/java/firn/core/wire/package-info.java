/**
 * The shapes that cross the network in JSON, as {@code openapi.json} describes them; server and clients share them. What
 * may be left out is {@link java.util.Optional}. Values only; all of it may be used from outside.
 */
@NullMarked
package firn.core.wire;

import org.jspecify.annotations.NullMarked;
