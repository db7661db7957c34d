/**
 * What the server counts and measures of itself, told in the form of Prometheus. {@link firn.server.meters.Meters} alone
 * knows Micrometer; other rooms are measured from outside, by decorators of their ports. No label holds a path, a name, or
 * the id of a person or node.
 */
@NullMarked
package firn.server.meters;

import org.jspecify.annotations.NullMarked;
