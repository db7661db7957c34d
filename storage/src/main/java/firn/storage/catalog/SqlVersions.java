package firn.storage.catalog;

import firn.core.content.Checksum;
import firn.core.content.ChunkId;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.drive.Versions;
import firn.core.tree.Author;
import firn.core.tree.Content;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of a drive's files in SQL. */
final class SqlVersions implements Versions {
    private static final String COLUMNS =
            "version_id, node_id, size, checksum, modified_s, modified_n, stored_s, stored_n, account, device, kept";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM version WHERE drive_id = ? AND ";
    private static final String FIND = SELECT + "version_id = ?";
    private static final String OF = SELECT + "node_id = ? ORDER BY version_id DESC";
    private static final String EXPIRED = SELECT + "kept = 0 AND is_current = 0 AND (stored_s, stored_n) < (?, ?)"
            + " ORDER BY stored_s, stored_n, version_id LIMIT ?";
    private static final String FILE = "SELECT node_id FROM version WHERE drive_id = ? AND version_id = ?";
    private static final String INSERT = "INSERT INTO version (drive_id, " + COLUMNS
            + ", is_current) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO NOTHING";
    private static final String UPDATE = "UPDATE version SET drive_id = ?, version_id = ?, node_id = ?, size = ?,"
            + " checksum = ?, modified_s = ?, modified_n = ?, stored_s = ?, stored_n = ?, account = ?, device = ?,"
            + " kept = ? WHERE drive_id = ? AND version_id = ?";
    private static final String REMOVE = "DELETE FROM version WHERE drive_id = ? AND version_id = ?";
    private static final String MANIFEST =
            "SELECT extents FROM manifest WHERE drive_id = ? AND version_id = ? ORDER BY segment";
    private static final String ADD_SEGMENT =
            "INSERT INTO manifest (drive_id, version_id, segment, extents) VALUES (?, ?, ?, ?)";
    private static final String REMOVE_MANIFEST = "DELETE FROM manifest WHERE drive_id = ? AND version_id = ?";
    private static final String DIGESTS =
            "SELECT algorithm, hex FROM digest WHERE drive_id = ? AND version_id = ? ORDER BY algorithm";
    private static final String PUT_DIGEST = "INSERT INTO digest (drive_id, version_id, algorithm, hex)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (drive_id, version_id, algorithm) DO UPDATE SET hex = excluded.hex";
    private static final String REMOVE_DIGESTS = "DELETE FROM digest WHERE drive_id = ? AND version_id = ?";

    private final Sql sql;
    private final Currency currency;
    private final Traces traces;
    private final SqlChunks chunks;
    /** The newest version of this transaction. */
    private long added;

    SqlVersions(Sql sql, Currency currency, Traces traces) {
        this.sql = sql;
        this.currency = currency;
        this.traces = traces;
        this.chunks = new SqlChunks(sql);
    }

    private static Version read(Cells cells) throws SQLException {
        var id = new VersionId(cells.number());
        var file = new NodeId(cells.number());
        var content = new Content(id, cells.number(), Checksum.of(cells.bytes()));
        return new Version(
                file, content, cells.moment(), cells.moment(), new Author(cells.number(), cells.text()), cells.yes());
    }

    private static Sql write(Sql sql, Version version) throws IOException {
        return sql.with(version.id().value())
                .with(version.file().value())
                .with(version.content().size())
                .with(version.content().checksum().bytes())
                .with(version.modified())
                .with(version.stored())
                .with(version.author().account())
                .with(version.author().device())
                .with(version.kept());
    }

    @Override
    public Optional<Version> find(VersionId id) throws IOException {
        return sql.ask(FIND).with(id.value()).one(SqlVersions::read);
    }

    @Override
    public List<Version> of(NodeId file) throws IOException {
        return sql.ask(OF).with(file.value()).list(SqlVersions::read);
    }

    @Override
    public List<Version> expired(Instant before, int limit) throws IOException {
        currency.settle();
        return sql.ask(EXPIRED).with(before).with(limit).list(SqlVersions::read);
    }

    @Override
    public Manifest manifest(VersionId id) throws IOException {
        var segments = sql.ask(MANIFEST).with(id.value()).list(Cells::bytes);
        if (segments.isEmpty() && find(id).isEmpty()) {
            throw new NoSuchFileException("version " + id);
        }
        return Manifest.join(segments);
    }

    @Override
    public void add(Version version, Manifest manifest) throws IOException {
        if (write(sql.change(INSERT), version).run() == 0) {
            throw new FileAlreadyExistsException("version " + version.id());
        }
        traces.touched(version.file().value());
        added = version.id().value();
        currency.added(added);
        int number = 0;
        for (byte[] segment : manifest.split()) {
            sql.change(ADD_SEGMENT)
                    .with(version.id().value())
                    .with(number++)
                    .with(segment)
                    .run();
        }
    }

    @Override
    public void put(Version version) throws IOException {
        long id = version.id().value();
        touched(id);
        traces.touched(version.file().value());
        if (write(sql.change(UPDATE), version).with(sql.drive()).with(id).run() == 0) {
            throw new NoSuchFileException("version " + id);
        }
    }

    @Override
    public void remove(VersionId id) throws IOException {
        touched(id.value());
        sql.change(REMOVE_DIGESTS).with(id.value()).run();
        sql.change(REMOVE_MANIFEST).with(id.value()).run();
        sql.change(REMOVE).with(id.value()).run();
    }

    /** The file whose version it is. */
    private void touched(long id) throws IOException {
        sql.change(FILE).with(id).one(Cells::number).ifPresent(traces::touched);
    }

    @Override
    public void place(Collection<Placement> placements) throws IOException {
        chunks.place(placements);
    }

    @Override
    public Map<ChunkId, Placement> placements(Collection<ChunkId> wanted) throws IOException {
        return chunks.placements(wanted);
    }

    @Override
    public Map<String, String> digests(VersionId id) throws IOException {
        var digests = new LinkedHashMap<String, String>();
        for (var digest : sql.ask(DIGESTS).with(id.value()).list(cells -> Map.entry(cells.text(), cells.text()))) {
            digests.put(digest.getKey(), digest.getValue());
        }
        return Collections.unmodifiableMap(digests);
    }

    @Override
    public void digests(VersionId id, Map<String, String> digests) throws IOException {
        if (!digests.isEmpty() && id.value() != added) {
            touched(id.value());
        }
        for (var digest : digests.entrySet()) {
            sql.change(PUT_DIGEST)
                    .with(id.value())
                    .with(digest.getKey())
                    .with(digest.getValue())
                    .run();
        }
    }
}
