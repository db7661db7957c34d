package firn.storage.sql;

import firn.core.drive.Pending;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

/**
 * The database of one server. Every call is one transaction: all of a work is kept or none. A failure of the
 * database is a {@link SqlFailure}; what the work itself throws, unchecked, comes out as it is.
 */
public sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {
    /** Opens a database by its JDBC address, <code>jdbc:sqlite:PATH</code> or <code>jdbc:postgresql://…</code>, and brings its schema up to date. */
    static Database open(String address) {
        return open(address, Migrations.Older.IS_UPDATED);
    }

    /**
     * Opens a database that another program may be using: a schema older than this program's is refused, for an update
     * would pull it away under that one. An empty database gets its schema.
     */
    static Database openAsIs(String address) {
        return open(address, Migrations.Older.IS_REFUSED);
    }

    private static Database open(String address, Migrations.Older older) {
        if (address.startsWith("jdbc:sqlite:")) {
            return SqliteDatabase.open(Path.of(address.substring("jdbc:sqlite:".length())), older);
        }
        if (address.startsWith("jdbc:postgresql:")) {
            return PostgresDatabase.open(address, 16, older);
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "\"%s\" is no database address; use jdbc:sqlite:PATH or jdbc:postgresql://HOST/NAME",
                address));
    }

    /**
     * Opens an empty database that is to be filled with the rows of another, with a schema of that one's version. One that
     * such a filling was broken off in is taken, too, for it is empty again.
     *
     * @throws SqlFailure in words, when there is a schema of another version
     */
    static Database empty(String address, int version) {
        return open(address, new Migrations.Older.IsMade(version));
    }

    /** The version of the schema, asked over a connection. */
    static int schemaVersion(Session session) throws SQLException {
        return Migrations.found(session);
    }

    /** Opens, or makes, the SQLite database in this file; its folder must exist. */
    static Database sqlite(Path file) {
        return SqliteDatabase.open(file, Migrations.Older.IS_UPDATED);
    }

    /** Opens a PostgreSQL database; user and password are parameters of the address. */
    static Database postgres(String address, int connections) {
        return PostgresDatabase.open(address, connections, Migrations.Older.IS_UPDATED);
    }

    Dialect dialect();

    /** The version of the schema that this program works with. */
    static int newestSchema() {
        return Migrations.version(Migrations.index().getLast());
    }

    /**
     * Runs a work that writes; when this returns, what it wrote is on the disk. SQLite: on the one writer
     * thread, where the works of many callers share one commit. PostgreSQL: in a transaction of its own, run
     * again when it lost a race (deadlock, serialization). Not to be called from within a work.
     */
    default <T> T write(SqlWork<T> work) {
        return write(Pending.NOTHING, work);
    }

    /**
     * The same, but nothing is kept before something else is durable. SQLite: one wait for all works that share a
     * commit. PostgreSQL: before the transaction, which holds locks.
     *
     * @throws java.io.UncheckedIOException when that is lost; nothing of the work is kept then
     */
    <T> T write(Pending before, SqlWork<T> work);

    /** Runs a work that reads; each of its statements sees the newest committed state. */
    <T> T read(SqlWork<T> work);

    /** Runs a work that reads; all its statements see one and the same committed state. */
    <T> T snapshot(SqlWork<T> work);

    /**
     * Has something called when another process has written to the database: before the next write of this one begins,
     * and soon, on the thread that writes. Answers false where that cannot be known; nothing may be remembered then.
     */
    boolean watch(Runnable foreign);

    /** Has somebody told how many writes shared each commit, on the thread that writes; never on PostgreSQL. */
    default void observeCommits(IntConsumer works) {}

    /** Whether several servers may use it at the same time. */
    boolean isShared();

    /** Connections for libraries that speak SQL themselves; none where all writes must come by here. */
    Optional<DataSource> source();

    /**
     * Has somebody told what transactions of this and of other processes announce ({@link Session#announce}), until what
     * is answered is closed. On SQLite, which other processes touch by exception, only that they did is told.
     */
    Listening listen(Audience audience);

    /** Ends when it is closed. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Who is told, on a thread of the database, which must not be held up. */
    interface Audience {
        /** A transaction that was kept has announced this; those of this process may or may not be told. */
        void heard(String word);

        /** Words may have gone by unheard: anything may have happened. Told at the beginning, too. */
        void missed();
    }

    /** Finishes the writes that were handed in, then closes every connection. */
    @Override
    void close();
}
