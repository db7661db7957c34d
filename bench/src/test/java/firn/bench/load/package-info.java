/** Tests of the load generator. */
@NullMarked
package firn.bench.load;

import org.jspecify.annotations.NullMarked;
