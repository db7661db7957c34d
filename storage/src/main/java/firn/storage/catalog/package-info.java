/**
 * The catalogue of drives in SQL, on SQLite and PostgreSQL, and the cache before it. {@link
 * firn.storage.catalog.SqlCatalog} and {@link firn.storage.catalog.CachedCatalog} may be used from outside, as {@link
 * firn.core.drive.Catalog}s.
 */
@NullMarked
package firn.storage.catalog;

import org.jspecify.annotations.NullMarked;
