/**
 * What was measured, and how it is told: rows with their goals, the values of all rounds, the Markdown table and its place in
 * the documentation. Knows nothing about how the values came about.
 */
@NullMarked
package firn.bench.report;

import org.jspecify.annotations.NullMarked;
