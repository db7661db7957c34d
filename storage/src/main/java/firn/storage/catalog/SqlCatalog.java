package firn.storage.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.drive.Catalog;
import firn.core.drive.Pending;
import firn.core.drive.RecordsUnavailableException;
import firn.core.tree.NodeId;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import firn.storage.sql.SqlFailure;
import firn.storage.sql.SqlWork;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Drives in a database. The database is its owner's to close, once nobody uses the catalogue any more. */
public final class SqlCatalog implements Catalog {
    private static final String CREATE =
            "INSERT INTO drive_head (drive_id, newest, next_id, used) VALUES (?, 0, ?, 0) ON CONFLICT DO NOTHING";

    private final Database database;
    /** Where writes hold connections, a drive's writers wait for each other here, not on connections that others need. */
    private final Cache<Long, Lock> turns = Caffeine.newBuilder().weakValues().build();

    public SqlCatalog(Database database) {
        this.database = database;
    }

    @Override
    public void create(long drive) throws IOException {
        translated(() -> database.write(session -> {
            var sql = new Sql(session, drive, true);
            return carried(() -> {
                if (sql.change(CREATE).with(NodeId.FIRST).run() == 0) {
                    throw new FileAlreadyExistsException("drive " + drive);
                }
                new SqlNodes(sql, SqlHead.fresh(sql), new Currency(sql)).found();
                return true;
            });
        }));
    }

    @Override
    public <T> T read(long drive, Work<T> question) throws IOException {
        return translated(() -> database.snapshot(on(drive, false, question)));
    }

    @Override
    public <T> T write(long drive, Pending before, Work<T> work) throws IOException {
        if (!database.isShared()) {
            return translated(() -> database.write(before, on(drive, true, work)));
        }
        before.await();
        Lock turn = turns.get(drive, it -> new ReentrantLock(true));
        turn.lock();
        try {
            return translated(() -> database.write(on(drive, true, work)));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void remove(long drive) throws IOException {
        removal(drive, sql -> {
            SqlRemoval.shut(sql);
            return false;
        });
        for (SqlRemoval table : SqlRemoval.values()) {
            while (removal(drive, table::some)) {}
        }
    }

    private boolean removal(long drive, Removal step) throws IOException {
        return translated(() -> database.write(session -> carried(() -> step.more(new Sql(session, drive, true)))));
    }

    /** One step of a removal: whether there is more. */
    private interface Removal {
        boolean more(Sql sql) throws IOException;
    }

    @Override
    public void close() {}

    private static <T> SqlWork<T> on(long drive, boolean writes, Work<T> work) {
        return session -> carried(() -> {
            var ledger = open(session, drive, writes);
            try {
                T result = work.on(ledger);
                ledger.settle();
                return result;
            } finally {
                ledger.end();
            }
        });
    }

    private static SqlLedger open(Session session, long drive, boolean writes) throws IOException {
        var sql = new Sql(session, drive, writes);
        return new SqlLedger(sql, SqlHead.read(sql).orElseThrow(() -> new NoSuchFileException("drive " + drive)));
    }

    /** What a work throws that is no SQLException, on its way through the database's room. */
    private static final class Carried extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final IOException load;

        Carried(IOException load) {
            super(null, load, false, false);
            this.load = load;
        }
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T carried(Question<T> question) throws SQLException {
        try {
            return question.ask();
        } catch (Sql.Failed e) {
            throw e.sql();
        } catch (IOException e) {
            throw new Carried(e);
        }
    }

    private static <T> T translated(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (Carried e) {
            throw e.load;
        } catch (SqlFailure e) {
            throw e.getCause() instanceof RecordsUnavailableException gone ? gone : new IOException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
