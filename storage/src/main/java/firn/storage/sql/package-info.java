/**
 * The SQL database under the catalogue and the directory: opening it, its schema, its sessions, and the
 * writer that lets many writes share one commit. Rooms beside this one use {@link firn.storage.sql.Database}
 * and {@link firn.storage.sql.Session} only; the implementations per dialect stay inside.
 */
@NullMarked
package firn.storage.sql;

import org.jspecify.annotations.NullMarked;
