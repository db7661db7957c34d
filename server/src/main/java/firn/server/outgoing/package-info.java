/**
 * Connections that the server makes to others. {@link firn.server.outgoing.Outgoing} is the one guard through which all
 * of them go; for use from outside, with what it throws.
 */
@NullMarked
package firn.server.outgoing;

import org.jspecify.annotations.NullMarked;
