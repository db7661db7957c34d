package firn.storage.upkeep;

import firn.core.content.ChunkId;
import firn.storage.care.FileScrub;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Notes of the reading of all that drives keep; so a server that is started again goes on where it was. */
public final class SqlScrubs {
    private static final String COLUMNS = "drive_id, began_at, pack, chunk, chunks, bytes, ended_at, found";
    private static final String ALL = "SELECT " + COLUMNS + " FROM scrub ORDER BY drive_id";
    private static final String ONE = "SELECT " + COLUMNS + " FROM scrub WHERE drive_id = ?";
    private static final String BEGIN =
            "INSERT INTO scrub (drive_id, began_at, pack, chunks, bytes) VALUES (?, ?, 0, 0, 0)"
                    + " ON CONFLICT (drive_id) DO UPDATE SET began_at = excluded.began_at, pack = 0, chunk = NULL, chunks = 0,"
                    + " bytes = 0";
    private static final String ADVANCE =
            "UPDATE scrub SET pack = ?, chunk = ?, chunks = chunks + ?, bytes = bytes + ?" + " WHERE drive_id = ?";
    private static final String END =
            "UPDATE scrub SET pack = NULL, chunk = NULL, ended_at = ?, found = ? WHERE drive_id = ?";
    private static final String DAMAGE =
            "INSERT INTO scrub_damage (drive_id, chunk_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String DAMAGED = "SELECT chunk_id FROM scrub_damage WHERE drive_id = ?";
    private static final String FORGET = "DELETE FROM scrub_damage WHERE drive_id = ?";

    private final Database database;
    private final InstantSource clock;

    public SqlScrubs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** By drive. */
    public List<ScrubNote> all() {
        return database.read(session -> session.list(ALL, SqlScrubs::note));
    }

    public Optional<ScrubNote> of(long drive) {
        return database.read(session -> session.one(ONE, SqlScrubs::note, drive));
    }

    /** Begins from the start; what the last one has found stays until this one comes to its end. */
    public void begin(long drive) {
        long now = clock.millis();
        database.write(session -> {
            session.update(FORGET, drive);
            return session.update(BEGIN, drive, now);
        });
    }

    public void advance(long drive, FileScrub.Step step) {
        byte[] last = step.until().last().map(ChunkId::bytes).orElse(null);
        database.write(session -> {
            for (ChunkId chunk : step.damaged()) {
                session.update(DAMAGE, drive, chunk.bytes());
            }
            return session.update(ADVANCE, step.until().pack(), last, step.chunks(), step.bytes(), drive);
        });
    }

    /** The damaged chunks that the one under way, or the last, has found. */
    public Set<ChunkId> damaged(long drive) {
        return new HashSet<>(
                database.read(session -> session.list(DAMAGED, row -> ChunkId.of(row.getBytes(1)), drive)));
    }

    public void end(long drive, String report) {
        long now = clock.millis();
        database.write(session -> session.update(END, now, report, drive));
    }

    private static ScrubNote note(ResultSet row) throws SQLException {
        long pack = row.getLong(3);
        boolean under = !row.wasNull();
        byte[] chunk = row.getBytes(4);
        var at = new FileScrub.Position(pack, Optional.ofNullable(chunk).map(ChunkId::of));
        var underWay = new ScrubNote.UnderWay(at, row.getLong(5), row.getLong(6));
        long ended = row.getLong(7);
        boolean ever = !row.wasNull();
        return new ScrubNote(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                under ? Optional.of(underWay) : Optional.empty(),
                ever
                        ? Optional.of(new ScrubNote.Found(Instant.ofEpochMilli(ended), row.getString(8)))
                        : Optional.empty());
    }
}
