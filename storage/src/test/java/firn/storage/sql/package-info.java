/** Tests of the database, and {@link firn.storage.sql.FreshDatabase} for the tests of the rooms above it. */
@NullMarked
package firn.storage.sql;

import org.jspecify.annotations.NullMarked;
