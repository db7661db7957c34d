/**
 * Bulk transfer as a sync client does it: many small files up through chunk streams and commits, and down by bundles, from and
 * to real files; and {@code tar} over TCP, the limit it is measured against. From outside: {@link firn.bench.bulk.Tree},
 * {@link firn.bench.bulk.Up}, {@link firn.bench.bulk.Down}, {@link firn.bench.bulk.TarOverTcp}.
 */
@NullMarked
package firn.bench.bulk;

import org.jspecify.annotations.NullMarked;
