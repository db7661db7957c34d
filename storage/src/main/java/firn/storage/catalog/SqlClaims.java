package firn.storage.catalog;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.core.drive.Claims;
import firn.storage.sql.Dialect;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims on a drive's chunks in SQL. */
record SqlClaims(Sql sql) implements Claims {
    /** Chunks in one question to a database that is a round trip away. */
    private static final int MANY = 256;

    private static final String PUT = "INSERT INTO chunk_claim (drive_id, account, chunk_id, length, pack, start,"
            + " stored, placed, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)"
            + " ON CONFLICT (drive_id, account, chunk_id) DO UPDATE SET expires_at = excluded.expires_at";
    private static final String OF = "SELECT chunk_id, length, pack, start, stored, placed FROM chunk_claim"
            + " WHERE drive_id = ? AND account = ? AND chunk_id ";
    private static final String ONE = OF + "= ?";
    private static final String SEVERAL = OF + "IN (" + "?, ".repeat(MANY - 1) + "?)";
    private static final String PLACED =
            "UPDATE chunk_claim SET placed = 1 WHERE drive_id = ? AND account = ? AND chunk_id = ?";
    private static final String WAITING = "SELECT account, CAST(SUM(length) AS BIGINT) FROM chunk_claim"
            + " WHERE drive_id = ? AND placed = 0 GROUP BY account";
    private static final String OLDEST = "SELECT chunk_id, length FROM chunk_claim"
            + " WHERE drive_id = ? AND account = ? AND placed = 0 ORDER BY expires_at, chunk_id";
    private static final String RELEASE = "DELETE FROM chunk_claim WHERE drive_id = ? AND account = ? AND chunk_id = ?";
    private static final String PACKS = "SELECT DISTINCT pack FROM chunk_claim WHERE drive_id = ?";
    private static final String EXPIRE = "DELETE FROM chunk_claim WHERE drive_id = ? AND expires_at < ?";

    private static Claim read(Cells cells) throws SQLException {
        var at = new Placement(ChunkId.of(cells.bytes()), cells.small(), cells.number(), cells.number(), cells.small());
        return new Claim(at, cells.yes());
    }

    @Override
    public void put(long account, Collection<Placement> placements, Instant expires) throws IOException {
        for (Placement placement : placements) {
            sql.change(PUT)
                    .with(account)
                    .with(placement.chunk().bytes())
                    .with(placement.length())
                    .with(placement.pack())
                    .with(placement.offset())
                    .with(placement.stored())
                    .with(expires.getEpochSecond())
                    .gather();
        }
        if (!placements.isEmpty()) {
            sql.runGathered();
        }
    }

    @Override
    public Map<ChunkId, Claim> of(long account, Collection<ChunkId> chunks) throws IOException {
        var found = new LinkedHashMap<ChunkId, Claim>();
        if (chunks.size() > 1 && sql.dialect() == Dialect.POSTGRESQL) {
            var all = List.copyOf(chunks);
            for (int from = 0; from < all.size(); from += MANY) {
                several(account, all.subList(from, Math.min(from + MANY, all.size())), found);
            }
        } else {
            for (ChunkId chunk : chunks) {
                sql.ask(ONE)
                        .with(account)
                        .with(chunk.bytes())
                        .one(SqlClaims::read)
                        .ifPresent(claim -> found.put(chunk, claim));
            }
        }
        return Collections.unmodifiableMap(found);
    }

    private void several(long account, List<ChunkId> chunks, Map<ChunkId, Claim> found) throws IOException {
        sql.ask(SEVERAL).with(account);
        for (int i = 0; i < MANY; i++) {
            sql.with(chunks.get(Math.min(i, chunks.size() - 1)).bytes());
        }
        for (Claim claim : sql.list(SqlClaims::read)) {
            found.put(claim.at().chunk(), claim);
        }
    }

    @Override
    public void placed(long account, Collection<ChunkId> chunks) throws IOException {
        for (ChunkId chunk : chunks) {
            sql.change(PLACED).with(account).with(chunk.bytes()).gather();
        }
        if (!chunks.isEmpty()) {
            sql.runGathered();
        }
    }

    @Override
    public Map<Long, Long> waiting() throws IOException {
        var bytes = new LinkedHashMap<Long, Long>();
        sql.ask(WAITING)
                .list(cells -> Map.entry(cells.number(), cells.number()))
                .forEach(account -> bytes.put(account.getKey(), account.getValue()));
        return Collections.unmodifiableMap(bytes);
    }

    @Override
    public long release(long account, long bytes) throws IOException {
        sql.requireWriting();
        var oldest = sql.ask(OLDEST).with(account).list(cells -> new Extent(ChunkId.of(cells.bytes()), cells.small()));
        long released = 0;
        for (Extent extent : oldest) {
            if (released < bytes) {
                released += extent.length();
                sql.change(RELEASE).with(account).with(extent.chunk().bytes()).gather();
            }
        }
        if (released > 0) {
            sql.runGathered();
        }
        return released;
    }

    @Override
    public Set<Long> packs() throws IOException {
        return Set.copyOf(sql.ask(PACKS).list(Cells::number));
    }

    @Override
    public void expire(Instant before) throws IOException {
        sql.change(EXPIRE).with(before.getEpochSecond()).run();
    }
}
