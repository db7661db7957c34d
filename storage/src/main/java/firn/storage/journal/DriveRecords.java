package firn.storage.journal;

import firn.storage.sql.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a database says of one drive, inside one snapshot. */
record DriveRecords(Session session, long drive) {
    /** Nodes in one question. */
    private static final int MANY = 64;

    private static final String THESE = " IN (" + "?, ".repeat(MANY - 1) + "?)";
    private static final String STANDING = "SELECT newest, next_id FROM drive_head WHERE drive_id = ?";
    private static final String MARK = "SELECT at_s, at_n, node_id FROM change WHERE drive_id = ? AND cursor = ?";
    private static final String CHANGES =
            "SELECT * FROM change WHERE drive_id = ? AND cursor > ? AND cursor <= ?" + " ORDER BY cursor LIMIT ?";
    private static final String TOUCHED =
            "SELECT id, node_id FROM export_touched WHERE drive_id = ? AND id > ? ORDER BY id LIMIT ?";
    private static final String NEWEST_TOUCH = "SELECT COALESCE(MAX(id), 0) FROM export_touched WHERE drive_id = ?";
    private static final String NODES = "SELECT node_id FROM"
            + " (SELECT node_id FROM node WHERE drive_id = ? AND node_id > ? ORDER BY node_id LIMIT ?) AS living"
            + " UNION SELECT node_id FROM"
            + " (SELECT node_id FROM node_grant WHERE drive_id = ? AND node_id > ? ORDER BY node_id LIMIT ?) AS granted"
            + " ORDER BY node_id LIMIT ?";
    private static final String DIGESTS = "SELECT d.* FROM digest d JOIN version v ON v.drive_id = d.drive_id"
            + " AND v.version_id = d.version_id WHERE v.drive_id = ? AND v.node_id" + THESE;
    private static final String MANIFESTS = "SELECT m.* FROM manifest m JOIN version v ON v.drive_id = m.drive_id"
            + " AND v.version_id = m.version_id WHERE v.drive_id = ? AND v.version_id >= ? AND v.node_id" + THESE;

    /** Where the drive's journal stands, empty when there is no such drive. */
    List<Head.State> state() throws SQLException {
        return session.list(STANDING, row -> new Head.State(row.getLong(1), row.getLong(2), Head.Mark.NONE), drive);
    }

    /** The change at a cursor; none when there is no such. */
    Head.Mark mark(long cursor) throws SQLException {
        return session.one(MARK, row -> new Head.Mark(row.getLong(1), row.getInt(2), row.getLong(3)), drive, cursor)
                .orElse(Head.Mark.NONE);
    }

    /** Id of the newest note of {@code export_touched}; 0: there is none. */
    long newestTouch() throws SQLException {
        return session.one(NEWEST_TOUCH, row -> row.getLong(1), drive).orElse(0L);
    }

    List<TableRow> changes(long after, long until, int most) throws SQLException {
        var statement = session.prepare(CHANGES);
        statement.setLong(1, drive);
        statement.setLong(2, after);
        statement.setLong(3, until);
        statement.setInt(4, most);
        return rows(Tables.CHANGE.name(), statement);
    }

    record Touched(long id, long node) {}

    List<Touched> touched(long after, int most) throws SQLException {
        return session.list(TOUCHED, row -> new Touched(row.getLong(1), row.getLong(2)), drive, after, most);
    }

    /** Ids of nodes that there are, or that a grant is left of, in their order. */
    List<Long> nodes(long after, int most) throws SQLException {
        return session.list(NODES, row -> row.getLong(1), drive, after, most, drive, after, most, most);
    }

    /**
     * Tells all that these nodes have.
     *
     * @param floor manifests of versions before it were told before
     */
    void tell(Set<Long> nodes, long floor, FrameWriter out) throws SQLException {
        var ids = List.copyOf(nodes);
        for (int from = 0; from < ids.size(); from += MANY) {
            tell(ids.subList(from, Math.min(from + MANY, ids.size())), floor, out);
        }
    }

    private void tell(List<Long> ids, long floor, FrameWriter out) throws SQLException {
        out.nodes(ids);
        for (var table : Tables.OF_NODES) {
            var statement =
                    session.prepare("SELECT * FROM " + table.name() + " WHERE drive_id = ? AND node_id" + THESE);
            statement.setLong(1, drive);
            fill(statement, 2, ids);
            rows(table.name(), statement).forEach(out::row);
        }
        var digests = session.prepare(DIGESTS);
        digests.setLong(1, drive);
        fill(digests, 2, ids);
        rows(Tables.DIGEST.name(), digests).forEach(out::row);
        var manifests = session.prepare(MANIFESTS);
        manifests.setLong(1, drive);
        manifests.setLong(2, floor);
        fill(manifests, 3, ids);
        rows(Tables.MANIFEST.name(), manifests).forEach(out::row);
    }

    /** The last one fills what is left over. */
    private static void fill(PreparedStatement statement, int first, List<Long> ids) throws SQLException {
        for (int i = 0; i < MANY; i++) {
            statement.setLong(first + i, ids.get(Math.min(i, ids.size() - 1)));
        }
    }

    /** What is said of the drive as such. */
    void record(FrameWriter out) throws SQLException {
        var organisation =
                session.prepare("SELECT * FROM organisation WHERE id IN (SELECT organisation FROM drive WHERE id = ?)");
        organisation.setLong(1, drive);
        rows("organisation", organisation).forEach(out::record);
        var itself = session.prepare("SELECT * FROM drive WHERE id = ?");
        itself.setLong(1, drive);
        rows("drive", itself).forEach(out::record);
        var members = session.prepare("SELECT * FROM drive_member WHERE drive = ?");
        members.setLong(1, drive);
        rows("drive_member", members).forEach(out::record);
    }

    static List<TableRow> rows(String table, PreparedStatement filled) throws SQLException {
        try (var rows = filled.executeQuery()) {
            return TableRow.all(table, rows);
        }
    }

    /** The nodes that changes are about. */
    static Set<Long> about(List<TableRow> changes, List<Touched> touched) {
        var nodes = new LinkedHashSet<Long>();
        changes.forEach(change -> nodes.add(change.number("node_id")));
        touched.forEach(touch -> nodes.add(touch.node()));
        return nodes;
    }

    /** Those that were deleted for good. */
    static boolean forgets(List<TableRow> changes, List<Touched> touched) {
        return !touched.isEmpty()
                || new ArrayList<>(changes)
                        .stream().anyMatch(change -> change.text("kind").equals("PURGED"));
    }
}
