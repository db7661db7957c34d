package firn.storage.sql;

import firn.core.drive.Pending;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

/** A database in one file: one connection that writes, a few that read. Write-ahead log, flushed at every commit. */
final class SqliteDatabase implements Database {
    private static final int READERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final GroupCommit writer;
    private final Readers readers;

    private SqliteDatabase(GroupCommit writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    static SqliteDatabase open(Path file, Migrations.Older older) {
        String address = "jdbc:sqlite:" + file;
        try {
            var session = new Statements(Dialect.SQLITE, connect(address, true));
            try {
                Migrations.bring(session, address, older, found -> UpgradeCopy.make(session, file, found));
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
            var readers = new Readers(() -> new Statements(Dialect.SQLITE, connect(address, false)), READERS);
            return new SqliteDatabase(new GroupCommit(session, "writer " + file.getFileName()), readers);
        } catch (SQLException e) {
            throw new SqlFailure("The database " + file + " cannot be opened", e);
        }
    }

    /**
     * The driver asks SQLite for its transaction state after each statement of a connection in auto-commit mode, at
     * the price of the statement itself. So auto-commit is off as far as the driver knows, and the transaction it then
     * opens is ended at once; BEGIN and COMMIT are ours. Without them each statement is its own transaction.
     */
    private static Connection connect(String address, boolean writes) throws SQLException {
        Properties asked = new Properties();
        asked.setProperty("jdbc.get_generated_keys", "false"); // else a query of its own follows every INSERT
        Connection connection = new org.sqlite.JDBC().connect(address, asked);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 15000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("PRAGMA mmap_size = 268435456");
            if (writes) {
                statement.execute("PRAGMA cache_size = -16384");
                statement.execute("PRAGMA wal_autocheckpoint = 4000");
                statement.execute("PRAGMA journal_size_limit = 67108864");
            } else {
                statement.execute("PRAGMA cache_size = -4096");
                statement.execute("PRAGMA query_only = ON");
            }
            connection.setAutoCommit(false);
            statement.execute("COMMIT");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T> T write(Pending before, SqlWork<T> work) {
        return writer.write(before, work);
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        return readers.use(work);
    }

    @Override
    public <T> T snapshot(SqlWork<T> work) {
        return readers.use(session -> {
            session.prepare("BEGIN").execute();
            try {
                return work.run(session);
            } finally {
                session.prepare("COMMIT").execute();
            }
        });
    }

    @Override
    public boolean watch(Runnable foreign) {
        writer.watch(foreign);
        return true;
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Optional<DataSource> source() {
        return Optional.empty();
    }

    @Override
    public Listening listen(Audience audience) {
        Runnable told = audience::missed;
        writer.watch(told);
        told.run();
        return () -> writer.unwatch(told);
    }

    @Override
    public void observeCommits(IntConsumer works) {
        writer.observe(works);
    }

    /** Writes handed in and not yet begun. */
    int waiting() {
        return writer.waiting();
    }

    @Override
    public void close() {
        try {
            readers.close();
            writer.close();
        } catch (SQLException e) {
            throw new SqlFailure("The database did not close", e);
        }
    }
}
