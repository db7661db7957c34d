/**
 * Firn beside other programs and beside the machine's limits. Commands: {@link firn.bench.WebDav} ({@code bench/webdav}),
 * {@link firn.bench.Bulk} ({@code bench/bulk}), {@link firn.bench.Profile} ({@code bench/profile}) and JMH ({@code bench/jmh}). Nothing else depends on this module.
 */
@NullMarked
package firn.bench;

import org.jspecify.annotations.NullMarked;
