package firn.storage.journal;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.access.DriveView;
import firn.core.access.UnknownCursorException;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.testing.DriveFixture;
import firn.core.testing.DriveWalk;
import firn.core.testing.SeededRandom;
import firn.core.tree.Cursor;
import firn.core.tree.NodeId;
import firn.core.tree.Times;
import firn.storage.care.Compaction;
import firn.storage.care.GarbageCollection;
import firn.storage.chunks.Places;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds after a rebuild, and what one does when not all is there. */
class AfterwardsTest {
    @TempDir
    Path folder;

    private Bed bed(Dialect dialect, Bed.Store store) throws IOException {
        return new Bed(dialect, store, folder, Keyring.none());
    }

    private static void work(Bed bed, int seed, int steps) throws IOException {
        var walk = new DriveWalk(bed.it, new SeededRandom(seed));
        for (int i = 0; i < steps; i++) {
            walk.step();
        }
    }

    /** Who saw what is lost is told so; nothing of before is given again; the feed ends; and it can be lost once more. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void cursorsAndIdsOfBeforeAreNotGivenAgain(Dialect dialect) throws IOException {
        try (var bed = bed(dialect, Bed.Store.BUCKET);
                var target = FreshDatabase.of(dialect, folder);
                var second = FreshDatabase.of(dialect, folder)) {
            work(bed, 1, 80);
            assertThat(bed.exporter.round()).isTrue();
            var told = bed.it.ada.cursor();
            var lost = bed.it.folder(bed.it.ada, NodeId.ROOT, "lost");
            var seen = bed.it.ada.cursor();
            bed.rebuild(target);
            var view = bed.view(target);
            assertThatThrownBy(() -> view.changes(seen, 10)).isInstanceOf(UnknownCursorException.class);
            assertThat(follow(view, Cursor.START)).isGreaterThan(0);
            assertThat(follow(view, told)).isZero();
            var made = (Outcome.Done) view.apply(
                    new Operation.MakeFolder(DriveFixture.at(NodeId.ROOT, "lost"), new Times(bed.it.now, bed.it.now)));
            assertThat(made.node().id().value()).isGreaterThan(lost.id().value() + 1000);
            assertThat(view.cursor()).isGreaterThan(new Cursor(Cursor.ERA));
            assertThat(follow(view, told)).isEqualTo(1);
            assertThatThrownBy(() -> view.changes(seen, 10)).isInstanceOf(UnknownCursorException.class);

            var ground = new Ground(
                    target, bed.packs().shelf(), bed.packs().keyUse(), Database.newestSchema(), Ground.Pace.USUAL);
            assertThat(new Exporter(ground, () -> bed.it.now.plusSeconds(60), "two").round())
                    .isTrue();
            bed.rebuild(second);
            assertThat(Everything.of(second, DRIVE)).isEqualTo(Everything.of(target, DRIVE));
        }
    }

    private static int follow(DriveView view, Cursor from) throws IOException {
        int changes = 0;
        var feed = view.changes(from, 7);
        for (; feed.more(); feed = view.changes(feed.cursor(), 7)) {
            changes += feed.changes().size();
        }
        assertThat(feed.cursor()).isEqualTo(view.cursor());
        return changes + feed.changes().size();
    }

    @ParameterizedTest
    @EnumSource(Bed.Store.class)
    void storageCareInBetweenHarmsNothing(Bed.Store store) throws IOException {
        try (var bed = bed(Dialect.SQLITE, store);
                var target = FreshDatabase.of(Dialect.SQLITE, folder)) {
            for (int i = 0; i < 6; i++) {
                work(bed, 40 + i, 40);
                assertThat(bed.exporter.round()).isTrue();
                while (bed.it.drive.housekeeping().step()) {}
                var terms = new GarbageCollection.Terms(Duration.ZERO, () -> bed.it.now, new SeededRandom(i));
                new GarbageCollection(bed.it.catalog, bed.packs(), terms).run(DRIVE);
                new Compaction(bed.it.catalog, bed.packs()).run(DRIVE, Long.MAX_VALUE);
                bed.it.pass(Duration.ofDays(2));
            }
            assertThat(bed.exporter.round()).isTrue();
            var report = bed.rebuild(target);
            assertThat(report.drives().getFirst().lost()).isEmpty();
            assertThat(bed.seen(target)).isEqualTo(bed.seen(bed.database));
        }
    }

    /** What people do costs no statement more than without an export: the journal tells it. */
    @Test
    void ordinaryWritesNoteNothing() throws IOException {
        try (var bed = bed(Dialect.SQLITE, Bed.Store.BUCKET)) {
            assertThat(bed.exporter.round()).isTrue();
            var folder = bed.it.folder(bed.it.ada, bed.it.common, "folder");
            bed.it.file(bed.it.ada, folder.id(), "file", "a");
            var file = bed.it.file(bed.it.ada, folder.id(), "file", "b");
            bed.it.ada.apply(new Operation.Move(
                    file.id(), DriveFixture.at(bed.it.common, "moved"), true, new firn.core.drive.Precondition.None()));
            bed.it.ada.apply(new Operation.Trash(folder.id(), new firn.core.drive.Precondition.None()));
            long noted = bed.database.read(
                    session -> session.one("SELECT COUNT(*) FROM export_touched", row -> row.getLong(1))
                            .orElseThrow());
            assertThat(noted).isZero();
            bed.it.ada.apply(new Operation.Forget(
                    file.id(), bed.it.ada.versions(file.id()).getLast().id()));
            assertThat(bed.database.<Long>read(
                            session -> session.one("SELECT COUNT(*) FROM export_touched", row -> row.getLong(1))
                                    .orElseThrow()))
                    .isEqualTo(1);
        }
    }

    /** A day after something was deleted for good only the history tells of it, as in the database; without anybody writing. */
    @Test
    void whatIsDeletedForGoodLeavesTheSegments() throws IOException {
        try (var bed = bed(Dialect.SQLITE, Bed.Store.FOLDER)) {
            var secret = bed.it.file(bed.it.ada, bed.it.common, "secret name", "x");
            assertThat(bed.exporter.round()).isTrue();
            bed.it.ada.apply(new Operation.Trash(secret.id(), new firn.core.drive.Precondition.None()));
            bed.it.ada.apply(new Operation.Purge(secret.id()));
            while (bed.it.drive.housekeeping().step()) {}
            assertThat(bed.exporter.round()).isTrue();
            long before = bed.packs().shelf().items(Places.journal(DRIVE)).size();
            bed.it.pass(Duration.ofHours(25));
            assertThat(bed.exporter.round()).isTrue();
            assertThat(bed.packs().shelf().items(Places.journal(DRIVE)).size()).isLessThan((int) before);
            for (var item : bed.packs().shelf().items(Places.journal(DRIVE))) {
                var bytes = bed.packs().shelf().get(Places.journal(DRIVE), item.name());
                Frame.<RuntimeException>read(item.name(), SegmentFormat.decode(item.name(), bytes), frame -> {
                    if (frame instanceof Frame.Row(TableRow row) && !row.table().equals("change")) {
                        assertThat(row.toString()).doesNotContain("secret name");
                    }
                });
            }
        }
    }

    @Test
    void withoutPeopleTheDrivesComeBackAndNumbersAreNew() throws IOException {
        try (var bed = bed(Dialect.POSTGRESQL, Bed.Store.BUCKET);
                var target = FreshDatabase.of(Dialect.POSTGRESQL, folder)) {
            work(bed, 2, 60);
            assertThat(bed.exporter.round()).isTrue();
            var shelf = bed.packs().shelf();
            for (var item : shelf.items(Places.PEOPLE)) {
                shelf.delete(Places.PEOPLE, item.name());
            }
            var report = bed.rebuild(target);
            assertThat(report.people()).isEmpty();
            assertThat(bed.seen(target)).isEqualTo(bed.seen(bed.database));
            long account = target.write(session -> session.one(
                            "INSERT INTO account (email, email_key, name, password_hash, created_at)"
                                    + " VALUES ('n', 'n', 'n', 'n', 1) RETURNING id",
                            row -> row.getLong(1))
                    .orElseThrow());
            assertThat(account).isGreaterThan(3);
        }
    }

    @Test
    void oneThatWasCutShortSaysSoAndIsBegunAgain() throws IOException {
        try (var bed = bed(Dialect.SQLITE, Bed.Store.BUCKET);
                var target = FreshDatabase.of(Dialect.POSTGRESQL, folder)) {
            work(bed, 3, 60);
            assertThat(bed.exporter.round()).isTrue();
            for (int stop = 1; stop < 5; stop++) {
                int last = stop;
                var said = new int[1];
                assertThatThrownBy(() -> new Restoration(target, bed.packs(), words -> {
                                    if (++said[0] == last) {
                                        throw new IllegalStateException("cut short");
                                    }
                                })
                                .run())
                        .hasMessage("cut short");
                assertThatThrownBy(() -> Restoration.refuseUnfinished(target))
                        .hasMessageContaining("run firn admin rebuild");
            }
            bed.rebuild(target);
            Restoration.refuseUnfinished(target);
            assertThat(Everything.of(target, DRIVE)).isEqualTo(Everything.of(bed.database, DRIVE));
            assertThatThrownBy(() -> bed.rebuild(target)).isInstanceOf(FileAlreadyExistsException.class);
        }
    }

    @Test
    void filesWhoseChunksAreMissingAreNamed() throws IOException {
        try (var bed = bed(Dialect.SQLITE, Bed.Store.BUCKET);
                var target = FreshDatabase.of(Dialect.SQLITE, folder)) {
            bed.it.file(bed.it.ada, bed.it.common, "here", "this stays");
            var packs =
                    bed.packs().stored(DRIVE).stream().map(pack -> pack.id()).toList();
            bed.it.file(bed.it.ada, bed.it.common, "not here", "this goes with its pack");
            assertThat(bed.exporter.round()).isTrue();
            for (var pack : bed.packs().stored(DRIVE)) {
                if (!packs.contains(pack.id())) {
                    bed.packs().delete(DRIVE, pack.id());
                }
            }
            assertThat(bed.rebuild(target).drives().getFirst().lost())
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.path()).isEqualTo("/Common documents/not here");
                        assertThat(gap.current()).isTrue();
                    });
        }
    }
}
