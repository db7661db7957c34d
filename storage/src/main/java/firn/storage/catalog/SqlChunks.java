package firn.storage.catalog;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.storage.sql.Dialect;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a drive's chunks lie, in SQL. */
final class SqlChunks {
    /** Chunks in one question to a database that is a round trip away. */
    private static final int MANY = 128;

    private static final String SELECT = "SELECT chunk_id, length, pack, start, stored FROM chunk WHERE drive_id = ?";
    private static final String FIND = SELECT + " AND chunk_id = ?";
    private static final String FIND_MANY = SELECT + " AND chunk_id IN (" + "?, ".repeat(MANY - 1) + "?)";
    private static final String PLACE = "INSERT INTO chunk (drive_id, chunk_id, length, pack, start, stored)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private final Sql sql;

    SqlChunks(Sql sql) {
        this.sql = sql;
    }

    private static Placement read(Cells cells) throws SQLException {
        return new Placement(ChunkId.of(cells.bytes()), cells.small(), cells.number(), cells.number(), cells.small());
    }

    void place(Collection<Placement> placements) throws IOException {
        for (Placement placement : placements) {
            sql.change(PLACE)
                    .with(placement.chunk().bytes())
                    .with(placement.length())
                    .with(placement.pack())
                    .with(placement.offset())
                    .with(placement.stored());
            if (placements.size() == 1) {
                sql.run();
            } else {
                sql.gather();
            }
        }
        if (placements.size() > 1) {
            sql.runGathered();
        }
    }

    Map<ChunkId, Placement> placements(Collection<ChunkId> wanted) throws IOException {
        var found = new LinkedHashMap<ChunkId, Placement>();
        if (wanted.size() > 1 && sql.dialect() == Dialect.POSTGRESQL) {
            var chunks = List.copyOf(wanted);
            for (int from = 0; from < chunks.size(); from += MANY) {
                many(chunks.subList(from, Math.min(from + MANY, chunks.size())), found);
            }
        } else {
            for (ChunkId chunk : wanted) {
                sql.ask(FIND).with(chunk.bytes()).one(SqlChunks::read).ifPresent(at -> found.put(chunk, at));
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private void many(List<ChunkId> chunks, Map<ChunkId, Placement> found) throws IOException {
        sql.ask(FIND_MANY);
        for (int i = 0; i < MANY; i++) {
            sql.with(chunks.get(Math.min(i, chunks.size() - 1)).bytes());
        }
        for (Placement placement : sql.list(SqlChunks::read)) {
            found.put(placement.chunk(), placement);
        }
    }
}
