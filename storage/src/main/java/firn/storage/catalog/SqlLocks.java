package firn.storage.catalog;

import firn.core.drive.Lock;
import firn.core.drive.Locks;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The locks of a drive in SQL. */
final class SqlLocks implements Locks {
    private static final String COLUMNS =
            "token, node_id, shared, deep, account, words, provisional, expires_s, expires_n";
    private static final String ALL = "SELECT " + COLUMNS + " FROM node_lock WHERE drive_id = ? ORDER BY token";
    private static final String PUT = "INSERT INTO node_lock (drive_id, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (drive_id, token) DO UPDATE SET"
            + " node_id = excluded.node_id, shared = excluded.shared, deep = excluded.deep, account = excluded.account,"
            + " words = excluded.words, provisional = excluded.provisional, expires_s = excluded.expires_s,"
            + " expires_n = excluded.expires_n";
    private static final String REMOVE = "DELETE FROM node_lock WHERE drive_id = ? AND token = ?";

    private final Sql sql;

    SqlLocks(Sql sql) {
        this.sql = sql;
    }

    private static Lock read(Cells cells) throws SQLException {
        String token = cells.text();
        var node = new NodeId(cells.number());
        boolean shared = cells.yes();
        boolean deep = cells.yes();
        var holder = new Lock.Holder(cells.number(), cells.text(), cells.yes());
        return new Lock(token, node, shared, deep, holder, cells.moment());
    }

    @Override
    public List<Lock> all() throws IOException {
        return sql.ask(ALL).list(SqlLocks::read);
    }

    @Override
    public void put(Lock lock) throws IOException {
        sql.change(PUT)
                .with(lock.token())
                .with(lock.node().value())
                .with(lock.shared())
                .with(lock.deep())
                .with(lock.holder().account())
                .with(lock.holder().words())
                .with(lock.holder().provisional())
                .with(lock.expires())
                .run();
    }

    @Override
    public void remove(String token) throws IOException {
        sql.change(REMOVE).with(token).run();
    }
}
