package firn.storage.journal;

import firn.core.tree.Cursor;
import firn.storage.chunks.Places;
import firn.storage.chunks.Shelf;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Makes the records of one drive anew, a segment a transaction.
 *
 * <p>The next era of cursors begins, and ids go on far beyond all that were ever given out: a cursor that was given for a
 * change that is lost is one that the journal does not know, and its holder is told so.
 */
final class DriveRestoration {
    /** More than may have been given out and not been exported. */
    static final long GAP = 1L << 32;

    private static final int MANY = 64;
    private static final String THESE = " IN (" + "?, ".repeat(MANY - 1) + "?)";

    private final Database database;
    private final Shelf shelf;
    private final long drive;
    private final Chain.Run run;

    DriveRestoration(Database database, Shelf shelf, long drive, Chain.Run run) {
        this.database = database;
        this.shelf = shelf;
        this.drive = drive;
        this.run = run;
    }

    /** @param progress told of segments that are done; what it throws ends the work */
    void run(LongConsumer progress) throws IOException {
        var siblings = Ground.asked(() -> database.write(SiblingIndex::drop));
        long done = 0;
        List<TableRow> records = List.of();
        for (var name : run.names()) {
            var segment = SegmentFormat.decode(name, shelf.get(Places.journal(drive), name));
            records = Ground.asked(() -> database.write(session -> apply(session, name, segment)));
            progress.accept(++done);
        }
        var told = records;
        Ground.asked(() -> database.write(session -> {
            siblings.restore(session);
            return finish(session, told);
        }));
    }

    private List<TableRow> apply(Session session, String name, Segment segment) throws SQLException {
        var records = new ArrayList<TableRow>();
        try {
            Frame.<SQLException>read(name, segment, frame -> {
                switch (frame) {
                    case Frame.Nodes(List<Long> ids) -> forget(session, ids);
                    case Frame.Row(TableRow row) -> put(session, row);
                    case Frame.OfRow(TableRow row) -> records.add(row);
                }
            });
        } catch (DamagedSegmentException e) {
            throw new SQLException(e.getMessage(), e);
        }
        return records;
    }

    private void put(Session session, TableRow row) throws SQLException {
        if (row.number("drive_id") != drive) {
            throw new SQLException("a segment of drive " + drive + " has rows of drive " + row.number("drive_id"));
        }
        Insertion.put(session, row);
    }

    private void forget(Session session, List<Long> ids) throws SQLException {
        for (int from = 0; from < ids.size(); from += MANY) {
            var some = ids.subList(from, Math.min(from + MANY, ids.size()));
            var digests = session.prepare("DELETE FROM digest WHERE drive_id = ? AND version_id IN"
                    + " (SELECT version_id FROM version WHERE drive_id = ? AND node_id" + THESE + ")");
            digests.setLong(1, drive);
            digests.setLong(2, drive);
            fill(digests, 3, some);
            digests.executeUpdate();
            for (var table : Tables.OF_NODES) {
                var statement =
                        session.prepare("DELETE FROM " + table.name() + " WHERE drive_id = ? AND node_id" + THESE);
                statement.setLong(1, drive);
                fill(statement, 2, some);
                statement.executeUpdate();
            }
        }
    }

    private static void fill(PreparedStatement statement, int first, List<Long> ids) throws SQLException {
        for (int i = 0; i < MANY; i++) {
            statement.setLong(first + i, ids.get(Math.min(i, ids.size() - 1)));
        }
    }

    private boolean finish(Session session, List<TableRow> records) throws SQLException {
        session.update(
                "DELETE FROM manifest WHERE drive_id = ? AND NOT EXISTS (SELECT 1 FROM version"
                        + " WHERE version.drive_id = manifest.drive_id AND version.version_id = manifest.version_id)",
                drive);
        var state = run.end().state();
        session.update(
                "INSERT INTO drive_head (drive_id, newest, next_id, used) VALUES (?, ?, ?,"
                        + " (SELECT COALESCE(SUM(size), 0) FROM version WHERE drive_id = ?))",
                drive,
                new Cursor(state.newest()).nextEra().value(),
                state.nextId() + GAP,
                drive);
        for (var record : records) {
            new DriveRecord(session, drive).put(record);
        }
        return true;
    }
}
