package firn.storage.catalog;

import firn.core.drive.Head;
import firn.core.tree.Cursor;
import firn.core.tree.NodeId;
import firn.storage.sql.Dialect;
import firn.storage.sql.Session;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A drive's row, read once at the beginning of a transaction and written once at its end, if it changed. */
final class SqlHead {
    private static final String READ = "SELECT newest, next_id, used FROM drive_head WHERE drive_id = ?";
    private static final String LOCK = READ + " FOR UPDATE";
    private static final String WRITE =
            "INSERT INTO drive_head (drive_id, newest, next_id, used) VALUES (?, ?, ?, ?) ON CONFLICT (drive_id)"
                    + " DO UPDATE SET newest = excluded.newest, next_id = excluded.next_id, used = excluded.used";

    /** Told to all servers when, and only when, the transaction is kept. */
    private static final String WRITE_AND_TELL = WRITE + " RETURNING pg_notify('" + Session.CHANNEL + "', '"
            + Tidings.WORD + " ' || drive_head.drive_id || ' ' || drive_head.newest)";

    private final Sql sql;
    private Cursor cursor;
    private long nextId;
    private long used;
    private boolean changed;
    private boolean advanced;
    private final Set<Long> fresh = new HashSet<>();

    private SqlHead(Sql sql, Cursor cursor, long nextId, long used) {
        this.sql = sql;
        this.cursor = cursor;
        this.nextId = nextId;
        this.used = used;
    }

    /** SQLite has one writer anyhow; PostgreSQL makes a drive's writers stand in line here. */
    static Optional<SqlHead> read(Sql sql) throws IOException {
        boolean locks = sql.writes() && sql.dialect() == Dialect.POSTGRESQL;
        return sql.ask(locks ? LOCK : READ)
                .one(cells -> new SqlHead(sql, new Cursor(cells.number()), cells.number(), cells.number()));
    }

    /** Of a drive that was made in this transaction. */
    static SqlHead fresh(Sql sql) {
        return new SqlHead(sql, Cursor.START, NodeId.FIRST, 0);
    }

    Head head() {
        sql.requireGoing();
        return new Head(cursor, used);
    }

    Cursor cursor() {
        return cursor;
    }

    long nextId() {
        sql.requireWriting();
        changed = true;
        fresh.add(nextId);
        return nextId++;
    }

    /** Whether the id was given out by this transaction and this is asked for the first time: nothing can have it yet. */
    boolean takeFresh(long id) {
        return fresh.remove(id);
    }

    void addUsed(long bytes) {
        sql.requireWriting();
        changed = true;
        used += bytes;
    }

    void advance(Cursor next) {
        changed = true;
        advanced = true;
        cursor = next;
    }

    void write() throws IOException {
        if (advanced && sql.dialect() == Dialect.POSTGRESQL) {
            filled(WRITE_AND_TELL).one(cells -> true);
        } else if (changed) {
            filled(WRITE).run();
        }
        changed = false;
        advanced = false;
    }

    private Sql filled(String text) throws IOException {
        return sql.change(text).with(cursor.value()).with(nextId).with(used);
    }
}
