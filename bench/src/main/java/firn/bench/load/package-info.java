/**
 * The load generator: HTTP/1.1 over blocking socket channels, as cheap as Java allows, since it shares its cores with the
 * server it measures. Requests are bytes made before the clock starts; answers are counted, checked and thrown away. From
 * outside: {@link firn.bench.load.Load} drives many connections, {@link firn.bench.load.Connection} one.
 */
@NullMarked
package firn.bench.load;

import org.jspecify.annotations.NullMarked;
