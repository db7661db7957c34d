/** What was acknowledged survives {@code kill -9} under load, and nothing half-written is ever served. */
@NullMarked
package firn.clients.crash;

import org.jspecify.annotations.NullMarked;
