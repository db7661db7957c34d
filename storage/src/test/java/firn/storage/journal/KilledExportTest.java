package firn.storage.journal;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.DriveWalk;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.Shelf;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.KeyId;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The export ends at any moment, is done by two at once, runs beside writers: what it leaves is always one true state. */
class KilledExportTest {
    @TempDir
    Path folder;

    /** A shelf that fails before or after a put, as a crash or a lost answer would. */
    private record Failing(Shelf shelf, SeededRandom random) implements Shelf {
        @Override
        public List<Item> items(String place) throws IOException {
            return shelf.items(place);
        }

        @Override
        public void put(String place, String name, byte[] bytes) throws IOException {
            fail(3);
            shelf.put(place, name, bytes);
            fail(3);
        }

        private void fail(int percent) throws IOException {
            if (random.chance(percent)) {
                throw new IOException("killed here");
            }
        }

        @Override
        public byte[] get(String place, String name) throws IOException {
            return shelf.get(place, name);
        }

        @Override
        public Optional<KeyId> keyOf(String place, String name) throws IOException {
            return shelf.keyOf(place, name);
        }

        @Override
        public void delete(String place, String name) throws IOException {
            fail(50);
            shelf.delete(place, name);
        }
    }

    /** A shelf with a fault that nobody thought of. */
    private record Breaking(Shelf shelf, AtomicBoolean broken) implements Shelf {
        @Override
        public List<Item> items(String place) throws IOException {
            return shelf.items(place);
        }

        @Override
        public void put(String place, String name, byte[] bytes) throws IOException {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            shelf.put(place, name, bytes);
        }

        @Override
        public byte[] get(String place, String name) throws IOException {
            return shelf.get(place, name);
        }

        @Override
        public Optional<KeyId> keyOf(String place, String name) throws IOException {
            return shelf.keyOf(place, name);
        }

        @Override
        public void delete(String place, String name) throws IOException {
            shelf.delete(place, name);
        }
    }

    @ParameterizedTest
    @EnumSource(Bed.Store.class)
    void whatAKilledExportLeavesIsAState(Bed.Store store) throws IOException {
        try (var bed = new Bed(Dialect.SQLITE, store, folder, Keyring.none())) {
            var random = new SeededRandom(23);
            var walk = new DriveWalk(bed.it, random);
            Map<String, List<String>> before = Map.of();
            for (int i = 0; i < 60; i++) {
                for (int step = 0; step < 6; step++) {
                    walk.step();
                }
                bed.it.pass(Duration.ofMinutes(random.below(120)));
                boolean done =
                        bed.exporter(new Failing(bed.packs().shelf(), random)).round();
                var now = Everything.of(bed.database, DRIVE);
                if (done) {
                    before = now;
                }
                if (i % 6 == 5 && !before.isEmpty()) {
                    try (var target = FreshDatabase.of(Dialect.SQLITE, folder)) {
                        assertThat(bed.rebuildMeanwhile(target)
                                        .drives()
                                        .getFirst()
                                        .until())
                                .isPresent();
                        assertThat(List.of(before, now)).contains(Everything.of(target, DRIVE));
                    }
                }
                if (!done && !before.isEmpty()) {
                    before = settled(bed, now);
                }
            }
            assertThat(before).isNotEmpty();
        }
    }

    /** As a restart without failures would. */
    private static Map<String, List<String>> settled(Bed bed, Map<String, List<String>> now) throws IOException {
        assertThat(bed.exporter().round()).isTrue();
        return now;
    }

    /** Whoever asks for rounds would never ask again after an exception: so there is none, whatever breaks. */
    @Test
    void whatBreaksUnexpectedlyIsTriedAgain() throws IOException {
        try (var bed = new Bed(Dialect.SQLITE, Bed.Store.BUCKET, folder, Keyring.none())) {
            var broken = new AtomicBoolean(true);
            var exporter = bed.exporter(new Breaking(bed.packs().shelf(), broken));
            assertThat(exporter.round()).isFalse();
            broken.set(false);
            bed.it.pass(Duration.ofMinutes(1));
            assertThat(exporter.round()).isTrue();
            assertThat(exporter.lag()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoExportBesideWriters(Dialect dialect) throws Exception {
        try (var bed = new Bed(dialect, Bed.Store.BUCKET, folder, Keyring.none());
                var threads = Executors.newCachedThreadPool()) {
            var over = new AtomicBoolean();
            var one = bed.exporter();
            var other = bed.exporter();
            var exports = List.of(
                    threads.submit(() -> exportUntil(over, one)), threads.submit(() -> exportUntil(over, other)));
            var writers = List.<Callable<Boolean>>of(() -> write(bed, 1), () -> write(bed, 2), () -> write(bed, 3));
            try {
                for (var writer : threads.invokeAll(writers)) {
                    assertThat(writer.get()).isTrue();
                }
            } finally {
                over.set(true);
            }
            for (var export : exports) {
                assertThat(export.get()).isPositive();
            }
            bed.it.pass(Duration.ofMinutes(5));
            assertThat(bed.exporter().round()).isTrue();
            try (var target = FreshDatabase.of(dialect, folder)) {
                bed.rebuild(target);
                assertThat(Everything.of(target, DRIVE)).isEqualTo(Everything.of(bed.database, DRIVE));
            }
        }
    }

    private static boolean write(Bed bed, int writer) throws IOException {
        var random = new SeededRandom(writer);
        for (int i = 0; i < 60; i++) {
            var folder = bed.it.folder(bed.it.ada, bed.it.common, "w" + writer + "-" + i);
            var file = bed.it.file(bed.it.ada, folder.id(), "f", "text " + random.nextLong());
            bed.it.file(bed.it.ada, folder.id(), "f", "again " + random.nextLong());
            if (random.chance(30)) {
                bed.it.ada.apply(
                        new firn.core.drive.Operation.Trash(file.id(), new firn.core.drive.Precondition.None()));
                bed.it.ada.apply(new firn.core.drive.Operation.Purge(file.id()));
                bed.it.drive.housekeeping().step();
            }
        }
        return true;
    }

    private static int exportUntil(AtomicBoolean over, Exporter exporter) {
        int rounds = 0;
        for (; !over.get() || rounds == 0; rounds++) {
            exporter.round();
        }
        return rounds;
    }

    /** The database is an older one of the same drive: what was exported after it is not its past. */
    @Test
    void aDatabaseThatWentBackIsExportedAnew() throws Exception {
        try (var bed = new Bed(Dialect.SQLITE, Bed.Store.FOLDER, folder, Keyring.none())) {
            var walk = new DriveWalk(bed.it, new SeededRandom(3));
            for (int i = 0; i < 60; i++) {
                walk.step();
            }
            assertThat(bed.exporter.round()).isTrue();
            var copy = folder.resolve("older.db");
            try (var connection = DriverManager.getConnection(bed.address);
                    var statement = connection.createStatement()) {
                statement.execute("VACUUM INTO '" + copy + "'");
            }
            for (int i = 0; i < 60; i++) {
                walk.step();
            }
            assertThat(bed.exporter.round()).isTrue();
            try (var older = firn.storage.sql.Database.sqlite(copy);
                    var target = FreshDatabase.of(Dialect.SQLITE, folder)) {
                var ground = new Ground(
                        older,
                        bed.packs().shelf(),
                        bed.packs().keyUse(),
                        firn.storage.sql.Database.newestSchema(),
                        Ground.Pace.USUAL);
                assertThat(new Exporter(ground, () -> bed.it.now, "two").round())
                        .isTrue();
                bed.rebuild(target);
                assertThat(Everything.of(target, DRIVE)).isEqualTo(Everything.of(older, DRIVE));
            }
        }
    }
}
