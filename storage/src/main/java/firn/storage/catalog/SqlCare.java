package firn.storage.catalog;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.Care;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What storage care asks and notes of a drive, in SQL. */
final class SqlCare implements Care {
    private static final String VERSIONS =
            "SELECT version_id FROM version WHERE drive_id = ? AND version_id > ? ORDER BY version_id LIMIT ?";
    private static final String CHUNKS = "SELECT chunk_id, length, pack, start, stored FROM chunk WHERE drive_id = ?";
    private static final String CHUNKS_AFTER = CHUNKS + " AND chunk_id > ? ORDER BY chunk_id LIMIT ?";
    private static final String IN_PACK = CHUNKS + " AND pack = ? AND chunk_id > ? ORDER BY chunk_id LIMIT ?";
    private static final String USE =
            "SELECT pack, COUNT(*), CAST(SUM(stored) AS BIGINT) FROM chunk WHERE drive_id = ? GROUP BY pack";
    private static final String ROUND =
            "SELECT version_floor, is_marked, marked_s, marked_n FROM care_round WHERE drive_id = ?";
    private static final String PUT_ROUND = "INSERT INTO care_round (drive_id, version_floor, is_marked, marked_s,"
            + " marked_n) VALUES (?, ?, ?, ?, ?) ON CONFLICT (drive_id) DO UPDATE SET version_floor ="
            + " excluded.version_floor, is_marked = excluded.is_marked, marked_s = excluded.marked_s,"
            + " marked_n = excluded.marked_n";
    private static final String REMOVE_ROUND = "DELETE FROM care_round WHERE drive_id = ?";
    private static final String CONDEMN =
            "INSERT INTO care_chunk (drive_id, chunk_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String SPARE = "DELETE FROM care_chunk WHERE drive_id = ? AND chunk_id = ?";
    private static final String CONDEMNED =
            "SELECT chunk_id FROM care_chunk WHERE drive_id = ? ORDER BY chunk_id LIMIT ?";
    private static final String IS_CONDEMNED = "SELECT chunk_id FROM care_chunk WHERE drive_id = ? AND chunk_id = ?";
    private static final String FORGET = "DELETE FROM chunk WHERE drive_id = ? AND chunk_id = ?";
    private static final String MOVE = "UPDATE chunk SET drive_id = ?, pack = ?, start = ?, stored = ?"
            + " WHERE drive_id = ? AND chunk_id = ? AND length = ? AND pack = ? AND start = ? AND stored = ?";
    private static final String MARKS = "SELECT pack, since_s, since_n, is_gone FROM care_pack WHERE drive_id = ?";
    private static final String PUT_MARK = "INSERT INTO care_pack (drive_id, pack, since_s, since_n, is_gone)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (drive_id, pack) DO UPDATE SET since_s = excluded.since_s,"
            + " since_n = excluded.since_n, is_gone = excluded.is_gone";
    private static final String REMOVE_MARK = "DELETE FROM care_pack WHERE drive_id = ? AND pack = ?";
    private static final String IS_GONE = "SELECT pack FROM care_pack WHERE drive_id = ? AND pack = ? AND is_gone = 1";
    private static final String PIN = "INSERT INTO care_pin (drive_id, name, until_s, until_n) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (drive_id, name) DO UPDATE SET until_s = excluded.until_s, until_n = excluded.until_n";
    private static final String UNPIN = "DELETE FROM care_pin WHERE drive_id = ? AND name = ?";
    private static final String PINS = "SELECT until_s, until_n FROM care_pin WHERE drive_id = ?";

    private final Sql sql;

    SqlCare(Sql sql) {
        this.sql = sql;
    }

    private static Placement place(Cells cells) throws SQLException {
        return new Placement(ChunkId.of(cells.bytes()), cells.small(), cells.number(), cells.number(), cells.small());
    }

    /** Before all names. */
    private static byte[] after(Optional<ChunkId> chunk) {
        return chunk.map(ChunkId::bytes).orElse(new byte[0]);
    }

    @Override
    public List<VersionId> versionsAfter(long version, int limit) throws IOException {
        return sql.ask(VERSIONS).with(version).with(limit).list(cells -> new VersionId(cells.number()));
    }

    @Override
    public List<Placement> chunksAfter(Optional<ChunkId> chunk, int limit) throws IOException {
        return sql.ask(CHUNKS_AFTER).with(after(chunk)).with(limit).list(SqlCare::place);
    }

    @Override
    public List<Placement> inPack(long pack, Optional<ChunkId> after, int limit) throws IOException {
        return sql.ask(IN_PACK).with(pack).with(after(after)).with(limit).list(SqlCare::place);
    }

    @Override
    public Map<Long, PackUse> use() throws IOException {
        var use = new HashMap<Long, PackUse>();
        for (var pack :
                sql.ask(USE).list(cells -> Map.entry(cells.number(), new PackUse(cells.small(), cells.number())))) {
            use.put(pack.getKey(), pack.getValue());
        }
        return Map.copyOf(use);
    }

    @Override
    public Optional<Round> round() throws IOException {
        return sql.ask(ROUND).one(cells -> {
            long floor = cells.number();
            boolean marked = cells.yes();
            var moment = cells.moment();
            return new Round(floor, marked ? Optional.of(moment) : Optional.empty());
        });
    }

    @Override
    public void round(Optional<Round> round) throws IOException {
        if (round.isEmpty()) {
            sql.change(REMOVE_ROUND).run();
            return;
        }
        var marked = round.get().marked();
        sql.change(PUT_ROUND)
                .with(round.get().floor())
                .with(marked.isPresent())
                .with(marked.orElse(Instant.EPOCH))
                .run();
    }

    @Override
    public void condemn(Collection<ChunkId> chunks) throws IOException {
        each(CONDEMN, chunks);
    }

    @Override
    public void spare(Collection<ChunkId> chunks) throws IOException {
        each(SPARE, chunks);
    }

    @Override
    public List<ChunkId> condemned(int limit) throws IOException {
        return sql.ask(CONDEMNED).with(limit).list(cells -> ChunkId.of(cells.bytes()));
    }

    @Override
    public Set<ChunkId> condemned(Collection<ChunkId> chunks) throws IOException {
        var found = new HashSet<ChunkId>();
        for (var chunk : chunks) {
            sql.ask(IS_CONDEMNED)
                    .with(chunk.bytes())
                    .one(cells -> ChunkId.of(cells.bytes()))
                    .ifPresent(found::add);
        }
        return Set.copyOf(found);
    }

    @Override
    public void forget(Collection<ChunkId> chunks) throws IOException {
        each(SPARE, chunks);
        each(FORGET, chunks);
    }

    private void each(String text, Collection<ChunkId> chunks) throws IOException {
        for (var chunk : chunks) {
            sql.change(text).with(chunk.bytes()).gather();
        }
        if (!chunks.isEmpty()) {
            sql.runGathered();
        }
    }

    @Override
    public boolean move(Placement from, Placement to) throws IOException {
        sql.change(MOVE).with(to.pack()).with(to.offset()).with(to.stored());
        return sql.with(sql.drive())
                        .with(from.chunk().bytes())
                        .with(from.length())
                        .with(from.pack())
                        .with(from.offset())
                        .with(from.stored())
                        .run()
                == 1;
    }

    @Override
    public Map<Long, PackMark> marks() throws IOException {
        var marks = new HashMap<Long, PackMark>();
        for (var mark :
                sql.ask(MARKS).list(cells -> Map.entry(cells.number(), new PackMark(cells.moment(), cells.yes())))) {
            marks.put(mark.getKey(), mark.getValue());
        }
        return Map.copyOf(marks);
    }

    @Override
    public void mark(long pack, Optional<PackMark> mark) throws IOException {
        if (mark.isPresent()) {
            sql.change(PUT_MARK)
                    .with(pack)
                    .with(mark.get().since())
                    .with(mark.get().gone())
                    .run();
        } else {
            sql.change(REMOVE_MARK).with(pack).run();
        }
    }

    @Override
    public boolean anyGone(Collection<Long> packs) throws IOException {
        for (long pack : packs) {
            if (sql.ask(IS_GONE).with(pack).one(Cells::number).isPresent()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void pin(String name, Optional<Instant> until) throws IOException {
        if (until.isPresent()) {
            sql.change(PIN).with(name).with(until.get()).run();
        } else {
            sql.change(UNPIN).with(name).run();
        }
    }

    @Override
    public boolean isPinned(Instant now) throws IOException {
        return sql.ask(PINS).list(Cells::moment).stream().anyMatch(until -> until.isAfter(now));
    }
}
