package firn.storage.catalog;

import firn.core.drive.Nodes;
import firn.core.drive.Order;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tree and the trash of a drive in SQL. */
final class SqlNodes implements Nodes {
    private static final String COLUMNS = "node_id, parent_id, name_key, name, kind, " + NodeRow.BODY;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM node WHERE drive_id = ? AND ";
    private static final String FIND = SELECT + "node_id = ?";
    private static final String CHILD = SELECT + "parent_id = ? AND name_key = ?";
    private static final String CHILDREN = SELECT + "parent_id = ? AND name_key > ? ORDER BY name_key LIMIT ?";
    private static final String SOME = SELECT + "parent_id = ? LIMIT ?";
    private static final String PLACE =
            "SELECT parent_id, name_key, version_id FROM node WHERE drive_id = ? AND node_id = ?";
    private static final String TAKEN =
            "SELECT node_id FROM node WHERE drive_id = ? AND parent_id = ? AND name_key = ?";
    private static final String INSERT = "INSERT INTO node (drive_id, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (drive_id, parent_id, name_key) DO NOTHING";
    private static final String UPDATE = "UPDATE node SET drive_id = ?, node_id = ?, parent_id = ?, name_key = ?,"
            + " name = ?, kind = ?, created_s = ?, created_n = ?, modified_s = ?, modified_n = ?, target = ?,"
            + " executable = ?, version_id = ?, size = ?, checksum = ? WHERE drive_id = ? AND node_id = ?";
    private static final String REMOVE = "DELETE FROM node WHERE drive_id = ? AND node_id = ?";
    private static final String REMOVE_PROPERTIES = "DELETE FROM node_property WHERE drive_id = ? AND node_id = ?";

    private final Sql sql;
    private final SqlHead head;
    private final Currency currency;
    private final Traces traces;
    private final SqlTrash trash;

    SqlNodes(Sql sql, SqlHead head, Currency currency, Traces traces) {
        this.sql = sql;
        this.head = head;
        this.currency = currency;
        this.traces = traces;
        this.trash = new SqlTrash(sql);
    }

    /** What lies in a row of the tree where and as what: all that is needed to write over it. */
    private record Standing(long parent, String key, long version) {}

    /** Makes the folders every drive begins with. */
    void found() throws IOException {
        found(NodeId.ROOT, "root");
        found(NodeId.TRASH, "trash");
        found(NodeId.GONE, "gone");
    }

    private void found(NodeId id, String name) throws IOException {
        put(new Folder(id, new Place(NodeId.NOWHERE, new Name(name)), new Times(Instant.EPOCH, Instant.EPOCH)));
    }

    static Node read(Cells cells) throws SQLException {
        var id = new NodeId(cells.number());
        var parent = new NodeId(cells.number());
        String key = cells.text();
        var place = new Place(parent, NodeRow.name(key, cells.textOrNone()));
        return NodeRow.read(id, place, cells.small(), cells);
    }

    @Override
    public Optional<Node> find(NodeId id) throws IOException {
        return sql.ask(FIND).with(id.value()).one(SqlNodes::read);
    }

    @Override
    public Optional<Node> child(NodeId parent, Name name) throws IOException {
        return sql.ask(CHILD).with(parent.value()).with(name.key()).one(SqlNodes::read);
    }

    @Override
    public List<Node> children(NodeId parent, Optional<Name> after, int limit) throws IOException {
        String from = after.map(Name::key).orElse("");
        return sql.ask(CHILDREN).with(parent.value()).with(from).with(limit).list(SqlNodes::read);
    }

    @Override
    public List<Node> sorted(NodeId parent, Order order, Optional<Order.Position> after, int limit) throws IOException {
        return new SqlListing(sql, SELECT, parent, order).page(after, limit);
    }

    @Override
    public List<Node> some(NodeId parent, int limit) throws IOException {
        return sql.ask(SOME).with(parent.value()).with(limit).list(SqlNodes::read);
    }

    @Override
    public void put(Node node) throws IOException {
        long id = node.id().value();
        traces.touched(id);
        if (head.takeFresh(id)) {
            insert(node);
            return;
        }
        var old = sql.ask(PLACE).with(id).one(cells -> new Standing(cells.number(), cells.text(), cells.number()));
        if (old.isEmpty()) {
            insert(node);
            return;
        }
        String key = NodeRow.key(node);
        long parent = node.parent().value();
        if (old.get().parent() != parent || !old.get().key().equals(key)) {
            refuseTaken(parent, key, node);
        }
        write(sql.change(UPDATE), node).with(sql.drive()).with(id).run();
        currency.changed(old.get().version(), NodeRow.version(node));
    }

    private void refuseTaken(long parent, String key, Node node) throws IOException {
        if (sql.ask(TAKEN).with(parent).with(key).one(Cells::number).isPresent()) {
            throw new FileAlreadyExistsException(node.name().text());
        }
    }

    private void insert(Node node) throws IOException {
        if (write(sql.change(INSERT), node).run() == 0) {
            throw new FileAlreadyExistsException(node.name().text());
        }
        currency.claimed(NodeRow.version(node));
    }

    private static Sql write(Sql sql, Node node) throws IOException {
        String key = NodeRow.key(node);
        String name = node.name().text();
        sql.with(node.id().value())
                .with(node.parent().value())
                .with(key)
                .with(name.equals(key) ? null : name)
                .with(NodeRow.kind(node));
        return NodeRow.write(sql, node);
    }

    @Override
    public void remove(NodeId id) throws IOException {
        sql.requireWriting();
        var node = find(id);
        if (node.isEmpty()) {
            return;
        }
        if (!some(id, 1).isEmpty()) {
            throw new DirectoryNotEmptyException("node " + id);
        }
        traces.touched(id.value());
        trash.remove(id);
        sql.change(REMOVE_PROPERTIES).with(id.value()).run();
        sql.change(REMOVE).with(id.value()).run();
        currency.changed(NodeRow.version(node.get()), 0);
    }

    @Override
    public Optional<Trashed> trashed(NodeId id) throws IOException {
        return trash.find(id);
    }

    @Override
    public List<Trashed> trash(Optional<Trashed> before, int limit) throws IOException {
        return trash.newest(before, limit);
    }

    @Override
    public List<Trashed> oldest(Instant before, int limit) throws IOException {
        return trash.oldest(before, limit);
    }

    @Override
    public void bury(Trashed trashed) throws IOException {
        if (!trashed.node().parent().equals(NodeId.TRASH)) {
            throw new IllegalArgumentException("Node " + trashed.node().id() + " does not lie in the trash");
        }
        put(trashed.node());
        trash.put(trashed);
    }

    @Override
    public void unbury(NodeId id) throws IOException {
        traces.touched(id.value());
        trash.remove(id);
    }
}
