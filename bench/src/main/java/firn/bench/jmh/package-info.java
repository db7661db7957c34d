/** JMH benchmarks of single parts, run by {@code bench/jmh}. Nothing here is used from outside. */
@NullMarked
package firn.bench.jmh;

import org.jspecify.annotations.NullMarked;
