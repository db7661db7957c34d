package firn.storage.sql;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A few connections that read, opened when they are first needed; the one used last, whose caches are warm, is lent first. */
final class Readers implements AutoCloseable {
    /** Opens one more connection. */
    interface Opening {
        Statements open() throws SQLException;
    }

    private final Opening opening;
    private final int most;
    private final Semaphore free;
    private final ScopedValue<Session> current = ScopedValue.newInstance();
    private final ConcurrentLinkedDeque<Statements> idle = new ConcurrentLinkedDeque<>();

    Readers(Opening opening, int most) {
        this.opening = opening;
        this.most = most;
        this.free = new Semaphore(most);
    }

    /** Waits for a free connection and runs the work on it; one asked for from within a work is that work's. */
    <T> T use(SqlWork<T> work) {
        if (current.isBound()) {
            return within(work);
        }
        free.acquireUninterruptibly();
        try {
            Statements session = lend();
            try {
                return ScopedValue.where(current, session).<T, SQLException>call(() -> work.run(session));
            } finally {
                idle.push(session);
            }
        } catch (SQLException e) {
            throw new SqlFailure(e);
        } finally {
            free.release();
        }
    }

    private <T> T within(SqlWork<T> work) {
        try {
            return work.run(current.get());
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    private Statements lend() throws SQLException {
        @Nullable Statements session = idle.poll();
        return session == null ? opening.open() : session;
    }

    /** Waits until every connection has come back. */
    @Override
    public void close() throws SQLException {
        free.acquireUninterruptibly(most);
        for (Statements session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
    }
}
