package firn.storage.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import firn.core.drive.Pending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL database behind a pool. The driver caches the prepared statements of each connection itself. */
final class PostgresDatabase implements Database {
    private static final int TRIES = 8;
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";

    private final HikariDataSource pool;

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    static PostgresDatabase open(String address, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setPoolName("firn");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setInitializationFailTimeout(15_000);
        var pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                var session = new Statements(Dialect.POSTGRESQL, connection)) {
            Migrations.bring(session, address);
            return new PostgresDatabase(pool);
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
            try {
                return transaction(work, Connection.TRANSACTION_READ_COMMITTED, false);
            } catch (SQLException e) {
                boolean race = SERIALIZATION_FAILURE.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState());
                if (!race || tried == TRIES) {
                    throw new SqlFailure("The write was not kept", e);
                }
            }
        }
    }

    @Override
    public <T> T read(SqlWork<T> work) {
        try (Connection connection = pool.getConnection();
                var session = new Statements(Dialect.POSTGRESQL, connection)) {
            return work.run(session);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public <T> T snapshot(SqlWork<T> work) {
        try {
            return transaction(work, Connection.TRANSACTION_REPEATABLE_READ, true);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private <T> T transaction(SqlWork<T> work, int isolation, boolean readOnly) throws SQLException {
        try (Connection connection = pool.getConnection();
                var session = new Statements(Dialect.POSTGRESQL, connection)) {
            connection.setReadOnly(readOnly);
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(false);
            boolean kept = false;
            try {
                T result = work.run(session);
                connection.commit();
                kept = true;
                return result;
            } finally {
                if (!kept) {
                    connection.rollback();
                }
            }
        }
    }

    /** Many servers share it. */
    @Override
    public boolean watch(Runnable foreign) {
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}
