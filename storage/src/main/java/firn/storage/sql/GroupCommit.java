package firn.storage.sql;

import firn.core.drive.Pending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the writes of many threads on one connection and thread. What has gathered while the last commit was
 * on its way to the disk is committed together, so that eight writers pay for one flush and not for eight.
 *
 * <p>A batch is first run without savepoints, which cost SQLite a copy of every touched page. Only when one of
 * its works throws is the batch undone and run again with a savepoint around each, so that the failing ones
 * alone are lost.
 *
 * <p>Works may rely on chunks still on their way to the disk: one flush serves the chunks of the whole batch, and the
 * commit waits for it.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    /** Works in one commit: keeps the wait of the first one bounded. */
    private static final int MOST = 256;

    /** How often an idle writer looks whether another process has written. */
    private static final long LOOK_MILLIS = 100;

    /** A fraction of a flush. */
    private static final long MOMENT_MICROS = 200;

    private final Statements session;
    private final LinkedTransferQueue<Write<?>> queue = new LinkedTransferQueue<>();
    private final Thread thread;
    private volatile boolean stopped;
    private final List<Runnable> foreign = new CopyOnWriteArrayList<>();
    /** SQLite's data_version, which other connections' commits change and this one's do not. */
    private long seen;

    private volatile IntConsumer observer = works -> {};
    /** Works in the last commit. */
    private int expected;

    /** Takes over the connection, which is closed with this. */
    GroupCommit(Statements session, String name) {
        this.session = session;
        this.thread = Thread.ofPlatform().name(name).start(this::loop);
    }

    /** Returns once the work is durable; throws what the work threw, or a failure of the database. */
    <T> T write(Pending before, SqlWork<T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException(
                    "A write was asked for from within a write; use the session that was given");
        }
        var write = new Write<>(before, work);
        queue.add(write);
        if (stopped && queue.remove(write)) {
            throw new IllegalStateException("The database is closed");
        }
        return write.await();
    }

    /** See {@link Database#watch}. */
    void watch(Runnable told) {
        foreign.add(told);
    }

    void unwatch(Runnable told) {
        foreign.remove(told);
    }

    void observe(IntConsumer works) {
        observer = works;
    }

    /** Writes handed in and not yet taken into a batch. */
    int waiting() {
        return queue.size();
    }

    private void loop() {
        var batch = new ArrayList<Write<?>>();
        boolean going = true;
        look();
        while (going) {
            going = gather(batch);
            if (!batch.isEmpty()) {
                commit(batch);
                batch.clear();
            }
        }
        stopped = true;
        queue.drainTo(batch);
        batch.forEach(late -> late.fail(new IllegalStateException("The database is closed")));
    }

    /** Waits for a first write, and takes along what else is there; false once told to stop. */
    private boolean gather(List<Write<?>> batch) {
        try {
            Write<?> first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                look();
            } else {
                batch.add(first);
                queue.drainTo(batch, MOST - 1);
            }
            return true;
        } catch (InterruptedException stop) {
            queue.drainTo(batch);
            return false;
        }
    }

    /** A look that fails only comes later: no write goes by without one. */
    private void look() {
        try {
            tellForeign();
        } catch (SQLException busy) {
            LOG.debug("Whether others wrote is asked again soon", busy);
        }
    }

    private void tellForeign() throws SQLException {
        try (var rows = session.prepare("PRAGMA data_version").executeQuery()) {
            rows.next();
            long now = rows.getLong(1);
            if (now != seen) {
                seen = now;
                foreign.forEach(Runnable::run);
            }
        }
    }

    private void commit(List<Write<?>> batch) {
        try {
            if (!attempt(batch, false)) {
                attempt(batch, true);
            }
            batch.forEach(Write::finish);
        } catch (SQLException failure) {
            undo(failure);
            batch.forEach(write -> write.fail(new SqlFailure("The write was not kept", failure)));
        }
    }

    /** False, and everything undone, when a work failed that had no savepoint and did not stand alone. */
    private boolean attempt(List<Write<?>> batch, boolean guarded) throws SQLException {
        execute("BEGIN IMMEDIATE");
        tellForeign();
        for (int i = 0; i < batch.size(); i++) {
            boolean kept = guarded ? guarded(batch.get(i)) : batch.get(i).run(session);
            if (!kept && !guarded) {
                rollback();
                return batch.size() == 1;
            }
            if (!guarded && i == batch.size() - 1 && batch.size() < MOST) {
                takeLate(batch);
            }
        }
        batch.forEach(Write::begin);
        if (!guarded && !batch.stream().allMatch(Write::settled)) {
            rollback();
            return batch.size() == 1;
        }
        execute("COMMIT");
        expected = batch.size();
        observer.accept(expected);
        return true;
    }

    /**
     * Takes along what has come meanwhile; and as long as there are fewer than last time, waits a moment for one more: who
     * was answered together asks again together, and would else pay for a flush of its own.
     */
    private void takeLate(List<Write<?>> batch) {
        if (queue.drainTo(batch, MOST - batch.size()) == 0 && batch.size() < expected) {
            try {
                Write<?> late = queue.poll(MOMENT_MICROS, TimeUnit.MICROSECONDS);
                if (late != null) {
                    batch.add(late);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt(); // heard where the next batch is gathered
            }
        }
    }

    private boolean guarded(Write<?> write) throws SQLException {
        execute("SAVEPOINT one");
        boolean kept = write.run(session) && write.settled();
        if (!kept) {
            execute("ROLLBACK TO one");
        }
        execute("RELEASE one");
        return kept;
    }

    private void execute(String sql) throws SQLException {
        session.prepare(sql).execute();
    }

    private void undo(SQLException failure) {
        try {
            rollback();
        } catch (SQLException again) {
            failure.addSuppressed(again);
        }
    }

    /** After some failures (disk full) SQLite has rolled back by itself, and refuses to do it again. */
    private void rollback() throws SQLException {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        session.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One caller's work, and what came of it. The caller waits without heed to interrupts: its write may be half done. */
    private static final class Write<T> {
        private final Pending before;
        private final SqlWork<T> work;
        private final Thread caller = Thread.currentThread();
        private @Nullable T result;
        private @Nullable Throwable failure;
        private volatile boolean done;

        Write(Pending before, SqlWork<T> work) {
            this.before = before;
            this.work = work;
        }

        void begin() {
            before.begin();
        }

        /** Waits until what the work relies on is durable; false when it is lost. */
        boolean settled() {
            try {
                before.await();
                return true;
            } catch (IOException e) {
                failure = new UncheckedIOException(e);
                return false;
            }
        }

        boolean run(Session session) {
            try {
                failure = null;
                result = work.run(session);
                return true;
            } catch (SQLException e) {
                failure = new SqlFailure(e);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            return false;
        }

        void fail(RuntimeException why) {
            failure = why;
            finish();
        }

        void finish() {
            done = true;
            LockSupport.unpark(caller);
        }

        @SuppressWarnings("NullAway") // a work that did not fail has left its result
        T await() {
            boolean interrupted = false;
            while (!done) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
            return result;
        }
    }
}
