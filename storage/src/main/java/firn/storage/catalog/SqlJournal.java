package firn.storage.catalog;

import firn.core.drive.Journal;
import firn.core.tree.Author;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The journal of a drive in SQL. */
final class SqlJournal implements Journal {
    private static final String NODE = "node_id, parent_id, name, node_kind, " + NodeRow.BODY;
    private static final String CHANGE = "cursor, at_s, at_n, account, device, kind, scope_now, scope_before, " + NODE;
    private static final String INSERT = "INSERT INTO change (drive_id, " + CHANGE
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String AFTER =
            "SELECT " + CHANGE + " FROM change WHERE drive_id = ? AND cursor > ? ORDER BY cursor LIMIT ?";
    private static final String BEFORE =
            "SELECT " + CHANGE + " FROM change WHERE drive_id = ? AND cursor < ? ORDER BY cursor DESC LIMIT ?";
    private static final String OF_BEFORE = "SELECT " + CHANGE
            + " FROM change WHERE drive_id = ? AND node_id = ? AND cursor < ? ORDER BY cursor DESC LIMIT ?";
    private static final String KNOWN = "SELECT cursor FROM change WHERE drive_id = ? AND cursor = ?";
    private static final String OF =
            "SELECT " + CHANGE + " FROM change WHERE drive_id = ? AND node_id = ? ORDER BY cursor DESC LIMIT ?";
    private static final String NODE_AT = "SELECT " + NODE
            + " FROM change WHERE drive_id = ? AND node_id = ? AND cursor <= ? ORDER BY cursor DESC LIMIT 1";
    private static final String CHILDREN_AT = "SELECT " + NODE
            + " FROM change WHERE drive_id = ? AND parent_id = ? AND cursor <= ? AND NOT EXISTS (SELECT 1 FROM change"
            + " later WHERE later.drive_id = change.drive_id AND later.node_id = change.node_id"
            + " AND later.cursor > change.cursor AND later.cursor <= ?)";

    private final Sql sql;
    private final SqlHead head;
    private final Traces traces;

    SqlJournal(Sql sql, SqlHead head, Traces traces) {
        this.sql = sql;
        this.head = head;
        this.traces = traces;
    }

    private static Change read(Cells cells) throws SQLException {
        var cursor = new Cursor(cells.number());
        var at = cells.moment();
        var author = new Author(cells.number(), cells.text());
        var kind = Change.Kind.valueOf(cells.text());
        var now = new NodeId(cells.number());
        long before = cells.number();
        var scope = new Change.Scope(now, before == 0 ? Optional.empty() : Optional.of(new NodeId(before)));
        return new Change(cursor, at, author, kind, node(cells), scope);
    }

    private static Node node(Cells cells) throws SQLException {
        var id = new NodeId(cells.number());
        var place = new Place(new NodeId(cells.number()), new Name(cells.text()));
        return NodeRow.read(id, place, cells.small(), cells);
    }

    @Override
    public void append(Change change) throws IOException {
        sql.requireWriting();
        if (!change.cursor().equals(head.cursor().next())) {
            throw new IllegalArgumentException("The journal stands at " + head.cursor() + "; no change with the cursor "
                    + change.cursor() + " can follow");
        }
        var node = change.node();
        sql.change(INSERT)
                .with(change.cursor().value())
                .with(change.at())
                .with(change.author().account())
                .with(change.author().device())
                .with(change.kind().name())
                .with(change.scope().now().value())
                .with(change.scope().before().map(NodeId::value).orElse(0L))
                .with(node.id().value())
                .with(node.parent().value())
                .with(node.name().text())
                .with(NodeRow.kind(node));
        NodeRow.write(sql, node).run();
        traces.told(node.id().value());
        head.advance(change.cursor());
    }

    @Override
    public List<Change> after(Cursor cursor, int limit) throws IOException {
        return sql.ask(AFTER).with(cursor.value()).with(limit).list(SqlJournal::read);
    }

    @Override
    public List<Change> before(Cursor cursor, int limit) throws IOException {
        return sql.ask(BEFORE).with(cursor.value()).with(limit).list(SqlJournal::read);
    }

    @Override
    public List<Change> before(NodeId node, Cursor cursor, int limit) throws IOException {
        return sql.ask(OF_BEFORE)
                .with(node.value())
                .with(cursor.value())
                .with(limit)
                .list(SqlJournal::read);
    }

    @Override
    public boolean knows(Cursor cursor) throws IOException {
        return cursor.compareTo(head.cursor()) <= 0
                && (cursor.beginsEra()
                        || sql.ask(KNOWN)
                                .with(cursor.value())
                                .one(Cells::number)
                                .isPresent());
    }

    @Override
    public List<Change> of(NodeId node, int limit) throws IOException {
        return sql.ask(OF).with(node.value()).with(limit).list(SqlJournal::read);
    }

    @Override
    public Optional<Node> nodeAt(NodeId node, Cursor cursor) throws IOException {
        return sql.ask(NODE_AT).with(node.value()).with(cursor.value()).one(SqlJournal::node);
    }

    @Override
    public List<Node> childrenAt(NodeId parent, Cursor cursor) throws IOException {
        return sql.ask(CHILDREN_AT)
                .with(parent.value())
                .with(cursor.value())
                .with(cursor.value())
                .list(SqlJournal::node);
    }
}
