/** Tests of the report. */
@NullMarked
package firn.bench.report;

import org.jspecify.annotations.NullMarked;
