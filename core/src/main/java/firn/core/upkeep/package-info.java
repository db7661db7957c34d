/**
 * What whoever looks after a server and the server itself tell each other: how jobs went, which are wished now, how much is
 * logged for a while. The port is {@link firn.core.upkeep.Upkeep}; an in-memory one stands in for tests.
 */
@NullMarked
package firn.core.upkeep;

import org.jspecify.annotations.NullMarked;
