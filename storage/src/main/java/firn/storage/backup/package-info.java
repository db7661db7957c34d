/**
 * Everything a server keeps, in another place: {@link firn.storage.backup.Backup} takes one while people work, {@link
 * firn.storage.backup.Verification} reads it all again, {@link firn.storage.backup.Restore} makes a server of it, {@link
 * firn.storage.backup.Relocation} takes a server from one kind of storage to another. A database is carried as a {@link
 * firn.storage.backup.Dump}, the same for SQLite and PostgreSQL; packs are carried as they are. Broken off at any moment, a
 * backup leaves the earlier ones whole, and what it copied is not copied again; a restore or a relocation goes on.
 */
@NullMarked
package firn.storage.backup;

import org.jspecify.annotations.NullMarked;
