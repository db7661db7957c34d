package firn.storage.catalog;

import firn.core.drive.Grant;
import firn.core.drive.Grant.Subject;
import firn.core.drive.Grants;
import firn.core.drive.Right;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The grants on a drive's nodes in SQL. */
final class SqlGrants implements Grants {
    private static final String ALL =
            "SELECT node_id, account, given FROM node_grant WHERE drive_id = ? ORDER BY node_id, account";
    private static final String PUT = "INSERT INTO node_grant (drive_id, node_id, account, given) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (drive_id, node_id, account) DO UPDATE SET given = excluded.given";
    private static final String REMOVE = "DELETE FROM node_grant WHERE drive_id = ? AND node_id = ? AND account = ?";
    private static final long EVERYONE = 0;

    private final Sql sql;
    private final Traces traces;

    SqlGrants(Sql sql, Traces traces) {
        this.sql = sql;
        this.traces = traces;
    }

    private static Grant read(Cells cells) throws SQLException {
        var node = new NodeId(cells.number());
        long account = cells.number();
        Subject subject = account == EVERYONE ? new Subject.Everyone() : new Subject.Person(account);
        return new Grant(node, subject, Right.valueOf(cells.text()));
    }

    private static long account(Grant grant) {
        return switch (grant.subject()) {
            case Subject.Person(long account) -> account;
            case Subject.Everyone() -> EVERYONE;
        };
    }

    @Override
    public List<Grant> all() throws IOException {
        return sql.ask(ALL).list(SqlGrants::read);
    }

    @Override
    public void put(Grant grant) throws IOException {
        traces.touched(grant.node().value());
        sql.change(PUT)
                .with(grant.node().value())
                .with(account(grant))
                .with(grant.right().name())
                .run();
    }

    @Override
    public void remove(Grant grant) throws IOException {
        traces.touched(grant.node().value());
        sql.change(REMOVE).with(grant.node().value()).with(account(grant)).run();
    }
}
