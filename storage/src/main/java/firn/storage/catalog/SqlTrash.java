package firn.storage.catalog;

import firn.core.tree.Author;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The trash of a drive in SQL: where its nodes came from. */
final class SqlTrash {
    private static final String SELECT = "SELECT t.origin, t.scope, t.at_s, t.at_n, t.account, t.device,"
            + " node.node_id, parent_id, name_key, name, kind, " + NodeRow.BODY
            + " FROM trash t JOIN node ON node.drive_id = t.drive_id AND node.node_id = t.node_id"
            + " WHERE t.drive_id = ? AND ";
    private static final String FIND = SELECT + "t.node_id = ?";
    private static final String NEWEST = SELECT
            + "(t.at_s, t.at_n, t.node_id) < (?, ?, ?) ORDER BY t.at_s DESC, t.at_n DESC, t.node_id DESC LIMIT ?";
    private static final String OLDEST =
            SELECT + "(t.at_s, t.at_n) < (?, ?) ORDER BY t.at_s, t.at_n, t.node_id LIMIT ?";
    private static final String PUT =
            "INSERT INTO trash (drive_id, node_id, origin, scope, at_s, at_n, account, device)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (drive_id, node_id) DO UPDATE SET origin = excluded.origin,"
                    + " scope = excluded.scope, at_s = excluded.at_s, at_n = excluded.at_n, account = excluded.account,"
                    + " device = excluded.device";
    private static final String REMOVE = "DELETE FROM trash WHERE drive_id = ? AND node_id = ?";

    private final Sql sql;

    SqlTrash(Sql sql) {
        this.sql = sql;
    }

    private static Trashed read(Cells cells) throws SQLException {
        var origin = new NodeId(cells.number());
        var scope = new NodeId(cells.number());
        var at = cells.moment();
        var author = new Author(cells.number(), cells.text());
        return new Trashed(SqlNodes.read(cells), origin, scope, at, author);
    }

    Optional<Trashed> find(NodeId id) throws IOException {
        return sql.ask(FIND).with(id.value()).one(SqlTrash::read);
    }

    List<Trashed> newest(Optional<Trashed> before, int limit) throws IOException {
        return sql.ask(NEWEST)
                .with(before.map(Trashed::at).orElse(Instant.MAX))
                .with(before.map(entry -> entry.node().id().value()).orElse(Long.MAX_VALUE))
                .with(limit)
                .list(SqlTrash::read);
    }

    List<Trashed> oldest(Instant before, int limit) throws IOException {
        return sql.ask(OLDEST).with(before).with(limit).list(SqlTrash::read);
    }

    void put(Trashed trashed) throws IOException {
        sql.change(PUT)
                .with(trashed.node().id().value())
                .with(trashed.origin().value())
                .with(trashed.scope().value())
                .with(trashed.at())
                .with(trashed.author().account())
                .with(trashed.author().device())
                .run();
    }

    void remove(NodeId id) throws IOException {
        sql.change(REMOVE).with(id.value()).run();
    }
}
