package firn.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import firn.core.drive.Pending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import javax.sql.DataSource;

/** A PostgreSQL database behind a pool. The driver caches the prepared statements of each connection itself. */
final class PostgresDatabase implements Database {
    private static final int TRIES = 8;
    /** How long somebody waits for a free connection, or for a database that is being started anew. */
    private static final long PATIENCE_MILLIS = 10_000;

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";

    private final String address;
    private final HikariDataSource pool;
    private final ScopedValue<Session> current = ScopedValue.newInstance();

    private PostgresDatabase(String address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    static PostgresDatabase open(String address, int connections, Migrations.Older older) {
        var config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setPoolName("firn");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setInitializationFailTimeout(15_000);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setKeepaliveTime(60_000);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        var pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                var session = new Statements(Dialect.POSTGRESQL, connection)) {
            Migrations.bring(session, address, older, found -> {});
            return new PostgresDatabase(address, pool);
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e instanceof SQLException sql
                    ? new SqlFailure("The database cannot be opened", sql)
                    : (RuntimeException) e;
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public <T> T write(Pending before, SqlWork<T> work) {
        try {
            before.await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int tried = 1; ; tried++) {
            var transaction = new Transaction<>(work, Connection.TRANSACTION_READ_COMMITTED, false);
            try {
                return transaction.run();
            } catch (SQLException e) {
                if (tried == TRIES || !(lostARace(e) || worthAnother(e, transaction))) {
                    throw new SqlFailure("The write was not kept", e);
                }
                refresh(e);
            }
        }
    }

    /** A pool that had no connection for its whole patience has none for another try either. */
    private static boolean worthAnother(SQLException e, Transaction<?> transaction) {
        return SqlFailure.isGone(e) && !(e instanceof SQLTransientConnectionException) && !transaction.mayBeKept();
    }

    private static boolean lostARace(SQLException e) {
        return SERIALIZATION_FAILURE.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState());
    }

    /** When one connection is dead, those that lie idle are likely dead, too. */
    private void refresh(SQLException e) {
        if (SqlFailure.isGone(e)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /**
     * From within a work it is read over that work's connection: who holds one and waits for another would wait for ever
     * once all are held so.
     */
    @Override
    public <T> T read(SqlWork<T> work) {
        return current.isBound() ? within(work) : apart(work);
    }

    private <T> T within(SqlWork<T> work) {
        try {
            return work.run(current.get());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private <T> T run(SqlWork<T> work, Session session) throws SQLException {
        return ScopedValue.where(current, session).<T, SQLException>call(() -> work.run(session));
    }

    private <T> T apart(SqlWork<T> work) {
        return again(() -> {
            try (Connection connection = pool.getConnection();
                    var session = new Statements(Dialect.POSTGRESQL, connection)) {
                return PostgresDatabase.this.run(work, session);
            }
        });
    }

    @Override
    public <T> T snapshot(SqlWork<T> work) {
        return again(() -> new Transaction<>(work, Connection.TRANSACTION_REPEATABLE_READ, true).run());
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    /** Asks anew over another connection when one turned out to be dead. */
    private <T> T again(Question<T> question) {
        for (int tried = 1; ; tried++) {
            try {
                return question.ask();
            } catch (SQLException e) {
                if (tried == TRIES || !SqlFailure.isGone(e) || e instanceof SQLTransientConnectionException) {
                    throw new SqlFailure(e);
                }
                refresh(e);
            }
        }
    }

    /** One run of a work. */
    private final class Transaction<T> {
        private final SqlWork<T> work;
        private final int isolation;
        private final boolean readOnly;
        private boolean committing;

        Transaction(SqlWork<T> work, int isolation, boolean readOnly) {
            this.work = work;
            this.isolation = isolation;
            this.readOnly = readOnly;
        }

        /** Whether it failed at a time when nobody can say whether it was kept. */
        boolean mayBeKept() {
            return committing;
        }

        T run() throws SQLException {
            try (Connection connection = pool.getConnection();
                    var session = new Statements(Dialect.POSTGRESQL, connection)) {
                connection.setReadOnly(readOnly);
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(false);
                try {
                    T result = PostgresDatabase.this.run(work, session);
                    committing = true;
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException | Error e) {
                    rollback(connection, e);
                    throw e;
                }
            }
        }

        /** A connection that is dead has rolled back; why the work failed is what has to be told. */
        private void rollback(Connection connection, Throwable why) {
            try {
                connection.rollback();
            } catch (SQLException dead) {
                why.addSuppressed(dead);
            }
        }
    }

    /** Many servers share it. */
    @Override
    public boolean watch(Runnable foreign) {
        return false;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Optional<DataSource> source() {
        return Optional.of(pool);
    }

    @Override
    public Listening listen(Audience audience) {
        return Announcements.of(address, audience);
    }

    @Override
    public void close() {
        pool.close();
    }
}
