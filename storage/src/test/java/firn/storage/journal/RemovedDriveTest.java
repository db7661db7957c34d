package firn.storage.journal;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.access.Actor;
import firn.core.access.DriveView;
import firn.core.content.Chunker;
import firn.core.drive.Drive;
import firn.core.drive.Grant;
import firn.core.drive.Operation;
import firn.core.drive.Precondition;
import firn.core.drive.Right;
import firn.core.drive.Terms;
import firn.core.testing.DriveFixture;
import firn.core.testing.DriveWalk;
import firn.core.testing.SeededRandom;
import firn.core.tree.Author;
import firn.core.tree.NodeId;
import firn.storage.care.Removal;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackedStore.StoredPack;
import firn.storage.chunks.Places;
import firn.storage.people.SqlDirectory;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.Rings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drive that is deleted and then removed leaves no row, no pack and no segment; its neighbour is as it was, to the byte. */
class RemovedDriveTest {
    private static final long OTHER = DRIVE + 1;
    private static final int STEPS = 120;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"SQLITE, FOLDER, POSTGRESQL", "POSTGRESQL, BUCKET, SQLITE"})
    void nothingOfItStays(Dialect dialect, Bed.Store store, Dialect to) throws IOException {
        try (var bed = new Bed(dialect, store, folder, Rings.of(1));
                var target = FreshDatabase.of(to, folder)) {
            neighbour(bed);
            var walk = new DriveWalk(bed.it, new SeededRandom(11));
            for (int i = 0; i < STEPS; i++) {
                walk.step();
            }
            assertThat(bed.exporter.round()).isTrue();
            bed.restart();
            assertThat(segments(bed, DRIVE)).isNotEmpty();
            var before = rows(bed.database);
            assertThat(before.get(DRIVE)).hasSizeGreaterThan(8);
            var packs = packs(bed, OTHER);
            var segments = segments(bed, OTHER);
            assertThat(packs).isNotEmpty();
            assertThat(segments).isNotEmpty();

            remove(bed);

            assertThat(bed.packs().stored(DRIVE)).isEmpty();
            assertThat(segments(bed, DRIVE)).isEmpty();
            assertThat(bed.exporter.round()).as("the export goes on").isTrue();
            assertThat(segments(bed, DRIVE)).as("nor comes one back").isEmpty();
            assertThat(rows(bed.database)).isEqualTo(Map.of(OTHER, before.get(OTHER)));
            assertThat(packs(bed, OTHER)).isEqualTo(packs);
            assertThat(segments(bed, OTHER)).isEqualTo(segments);

            var report = bed.rebuild(target);
            assertThat(report.drives()).as("as a rebuild finds it").hasSize(1);
            assertThat(rows(target)).containsOnlyKeys(OTHER);
        }
    }

    /** The two steps: nobody sees it any more, which can be undone; and some time later it goes. */
    private static void remove(Bed bed) throws IOException {
        var drives = new SqlDirectory(bed.database, () -> bed.it.now).deletedDrives();
        drives.delete(DRIVE).value();
        assertThat(bed.exporter.round()).isTrue();
        assertThat(bed.packs().stored(DRIVE)).as("it can be restored").isNotEmpty();
        assertThat(drives.doom(bed.it.now)).containsExactly(DRIVE);
        assertThat(bed.exporter.round()).isTrue();
        var removal = new Removal(bed.it.catalog, bed.packs(), () -> bed.it.now);
        assertThat(removal.run(DRIVE)).isTrue();
        drives.forget(DRIVE);
    }

    private static void neighbour(Bed bed) throws IOException {
        String system = bed.address.startsWith("jdbc:sqlite") ? "" : " OVERRIDING SYSTEM VALUE";
        bed.database.write(session -> session.update("INSERT INTO drive (id, organisation, name, offer, created_at)"
                + system + " VALUES (" + OTHER + ", 1, 'Others', 'community', 6)"));
        var catalog = new SqlCatalog(bed.database);
        catalog.create(OTHER);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var contents = new Drive.Contents(bed.packs(), new Chunker.Sizes(64, 256, 1024), readers);
            var drive = new Drive(OTHER, catalog, contents, () -> bed.it.now, () -> Terms.UNLIMITED);
            var root = drive.housekeeping()
                    .rootFolder(DriveFixture.at(NodeId.ROOT, "Others"), new Grant.Subject.Everyone(), Right.EDIT);
            var bytes = new byte[20_000];
            new SeededRandom(4).nextBytes(bytes);
            var view = new DriveView(drive, new Actor(new Author(1, "test"), Actor.Role.ADMINISTRATOR, false));
            var upload = view.receive(new ByteArrayInputStream(bytes));
            DriveFixture.done(view.apply(
                    new Operation.WriteFile(DriveFixture.at(root.id(), "kept"), upload, new Precondition.None())));
        }
    }

    private static Map<String, String> segments(Bed bed, long drive) throws IOException {
        var all = new TreeMap<String, String>();
        for (var item : bed.packs().shelf().items(Places.journal(drive))) {
            byte[] bytes = bed.packs().shelf().get(Places.journal(drive), item.name());
            all.put(item.name(), HexFormat.of().formatHex(bytes));
        }
        return all;
    }

    private static List<StoredPack> packs(Bed bed, long drive) throws IOException {
        return bed.packs().stored(drive);
    }

    /** How many rows of each drive each table holds that tells of drives, by all names such a column has. */
    private static Map<Long, Map<String, Long>> rows(Database database) {
        return database.snapshot(session -> {
            var all = new TreeMap<Long, Map<String, Long>>();
            for (var column : columns(database)) {
                session.list(
                                "SELECT " + column.get(1) + ", count(*) FROM " + column.get(0) + " WHERE "
                                        + column.get(1) + " IS NOT NULL GROUP BY 1",
                                row -> List.of(row.getLong(1), row.getLong(2)))
                        .forEach(count -> all.computeIfAbsent(count.get(0), drive -> new TreeMap<>())
                                .put(column.get(0), count.get(1)));
            }
            return all;
        });
    }

    /** Table and column. */
    private static List<List<String>> columns(Database database) {
        String sqlite = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
                + " WHERE m.type = 'table' AND c.name IN ('drive_id', 'drive')"
                + " UNION ALL SELECT 'drive', 'id'";
        String postgres = "SELECT table_name, column_name FROM information_schema.columns"
                + " WHERE table_schema = current_schema() AND column_name IN ('drive_id', 'drive')"
                + " UNION ALL SELECT 'drive', 'id'";
        return database.read(session -> session.list(
                database.isShared() ? postgres : sqlite, row -> List.of(row.getString(1), row.getString(2))));
    }
}
