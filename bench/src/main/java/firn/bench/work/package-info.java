/**
 * The work itself: what is sent to a server, what is timed and what isn't. From outside: the {@link firn.bench.work.Workload}s
 * and the {@link firn.bench.work.Subject} they are done to.
 */
@NullMarked
package firn.bench.work;

import org.jspecify.annotations.NullMarked;
