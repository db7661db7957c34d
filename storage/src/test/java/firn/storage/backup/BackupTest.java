package firn.storage.backup;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.drive.Ledger;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.Cursor;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackStore;
import firn.storage.sql.Database;
import firn.storage.vault.Keyring;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking backups, and making servers of them. */
class BackupTest {
    private static final String HOME = "installation";

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final InstantSource clock = () -> now;

    private Path backups() {
        return folder.resolve("backups");
    }

    private Generation take(Site site, SqlCatalog catalog, Database database) throws IOException {
        now = now.plusSeconds(60);
        try (var held = BackupFolder.make(backups(), HOME);
                var kept = held.packs(clock, new SeededRandom(1), site.ring)) {
            var source = new Backup.Source(
                    database,
                    catalog,
                    site.packs.files(),
                    Map.of(Dump.SECRET, "secret".getBytes(StandardCharsets.UTF_8)));
            return new Backup(source, held, kept.files(), new Backup.Terms(clock, site.ring, Progress.NONE)).take();
        }
    }

    private Restore.Report restore(String name, Site into) throws IOException {
        try (var held = BackupFolder.open(backups());
                var kept = held.packs(clock, new SeededRandom(1), into.ring)) {
            return new Restore(held, kept.files(), into.ring).of(name, into.target(), Progress.NONE);
        }
    }

    private Verification.Report verify(String name, Keyring ring) throws IOException {
        try (var held = BackupFolder.open(backups());
                var kept = held.packs(clock, new SeededRandom(1), ring)) {
            return new Verification(held, kept.files(), ring).of(name, Progress.NONE);
        }
    }

    private List<String> names() throws IOException {
        try (var held = BackupFolder.open(backups())) {
            return held.names();
        }
    }

    private Path pack(PackEntry entry) {
        return backups()
                .resolve("packs")
                .resolve(Long.toString(entry.drive()))
                .resolve(HexFormat.of().toHexDigits(entry.pack()) + ".pack");
    }

    private static void flip(Path file, long at) throws IOException {
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.READ, java.nio.file.StandardOpenOption.WRITE)) {
            var one = java.nio.ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 0x10));
            channel.write(one.flip(), at);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ON_ONE_MACHINE, ON_ONE_MACHINE, false",
        "ON_ONE_MACHINE, ON_MANY, true",
        "ON_MANY, ON_ONE_MACHINE, false",
        "ON_MANY, ON_MANY, true"
    })
    void whatIsRestoredIsWhatWasSaved(Site.Kind from, Site.Kind to, boolean sealed) throws IOException {
        Keyring ring = sealed ? Rings.of(5) : Keyring.none();
        try (var site = new Site(from, folder.resolve("a"), ring);
                var other = new Site(to, folder.resolve("b"), ring)) {
            Map<String, TableSum> rows;
            Map<Long, String> texts;
            Generation made;
            try (var database = site.database();
                    var catalog = new SqlCatalog(database);
                    var it = new DriveFixture(catalog, site.packs)) {
                Site.work(it, new SeededRandom(1), 40);
                made = take(site, catalog, database);
                rows = Site.rows(database);
                texts = Site.texts(catalog, site.packs);
                Site.work(it, new SeededRandom(2), 10);
                assertThat(catalog.<Boolean>read(DRIVE, ledger -> ledger.care().isPinned(now)))
                        .isFalse();
            }
            assertThat(verify(made.name(), ring).damage()).isEmpty();
            var report = restore(made.name(), other);
            assertThat(report.damaged()).isEmpty();
            other.reopen();
            assertThat(other.rows()).isEqualTo(rows);
            assertThat(other.texts()).isEqualTo(texts).hasSizeGreaterThan(20);
            assertThat(other.scrub().sound()).isTrue();
        }
    }

    @Test
    void ofASealedServerNothingCanBeReadInABackupWithoutItsKey() throws IOException {
        try (var site = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("a"), Rings.of(5));
                var database = site.database();
                var catalog = new SqlCatalog(database);
                var it = new DriveFixture(catalog, site.packs)) {
            it.file(it.ada, it.common, "a telling name", "a telling text");
            var made = take(site, catalog, database);
            try (var files = Files.walk(backups())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("telling");
                }
            }
            assertThat(made.keys()).hasSize(1);
            assertThat(verify(made.name(), Rings.of(6)).damage())
                    .singleElement()
                    .asString()
                    .contains("key");
            try (var held = BackupFolder.open(backups());
                    var kept = held.packs(clock, new SeededRandom(1), Rings.of(6));
                    var other = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("b"), Rings.of(6))) {
                assertThatThrownBy(() -> new Restore(held, kept.files(), Rings.of(6))
                                .of(made.name(), other.target(), Progress.NONE))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("key");
                assertThat(other.packNames()).isEmpty();
            }
        }
    }

    /** Only what is new is copied; of a pack that got longer, what was copied before comes from the copy. */
    @ParameterizedTest
    @EnumSource(Site.Kind.class)
    void aLaterBackupCopiesOnlyWhatIsNew(Site.Kind kind) throws IOException {
        try (var site = new Site(kind, folder.resolve("a"), Keyring.none());
                var database = site.database();
                var catalog = new SqlCatalog(database);
                var it = new DriveFixture(catalog, site.packs)) {
            it.file(it.ada, it.common, "first", "the first text");
            var first = take(site, catalog, database);
            for (PackEntry pack : first.packs().all()) {
                Files.setLastModifiedTime(pack(pack), FileTime.fromMillis(1000));
            }
            var second = take(site, catalog, database);
            assertThat(second.packs().all()).isEqualTo(first.packs().all());
            assertThat(Files.getLastModifiedTime(pack(first.packs().all().getFirst()))
                            .toMillis())
                    .isEqualTo(1000);
            it.file(it.ada, it.common, "second", "the second text");
            var third = take(site, catalog, database);
            assertThat(third.bytes()).isGreaterThan(second.bytes());
            for (String name : names()) {
                assertThat(verify(name, site.ring).damage()).isEmpty();
            }
        }
    }

    @Test
    void aPackThatIsDamagedLaterDoesNotSpoilItsCopy() throws IOException {
        try (var site = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("a"), Keyring.none());
                var other = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("b"), Keyring.none())) {
            Map<Long, String> texts;
            Generation later;
            try (var database = site.database();
                    var catalog = new SqlCatalog(database);
                    var it = new DriveFixture(catalog, site.packs)) {
                it.file(it.ada, it.common, "first", "the first text");
                var first = take(site, catalog, database);
                it.file(it.ada, it.common, "second", "the second text");
                texts = Site.texts(catalog, site.packs);
                var entry = first.packs().all().getFirst();
                flip(
                        site.folder
                                .resolve("packs")
                                .resolve("7")
                                .resolve(HexFormat.of().toHexDigits(entry.pack()) + ".pack"),
                        entry.length() - 3);
                later = take(site, catalog, database);
            }
            assertThat(site.scrub().sound()).isFalse();
            restore(later.name(), other);
            other.reopen();
            assertThat(other.texts()).isEqualTo(texts);
        }
    }

    @Test
    void damageToABackupIsToldAndMendedByTheNext() throws IOException {
        try (var site = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("a"), Keyring.none());
                var database = site.database();
                var catalog = new SqlCatalog(database);
                var it = new DriveFixture(catalog, site.packs)) {
            it.file(it.ada, it.common, "first", "the first text");
            var first = take(site, catalog, database);
            var entry = first.packs().all().getFirst();
            flip(pack(entry), entry.length() - 3);
            assertThat(verify(first.name(), site.ring).damage())
                    .singleElement()
                    .asString()
                    .contains("not what was");
            it.file(it.ada, it.common, "second", "the second text");
            take(site, catalog, database);
            for (String name : names()) {
                assertThat(verify(name, site.ring).damage()).isEmpty();
            }
            Files.delete(pack(entry));
            assertThat(verify(first.name(), site.ring).damage())
                    .singleElement()
                    .asString()
                    .contains("not there");
            take(site, catalog, database);
            assertThat(verify(names().getLast(), site.ring).damage()).isEmpty();

            Path of = backups().resolve("backups").resolve(first.name());
            flip(of.resolve("database"), Files.size(of.resolve("database")) / 2);
            assertThat(verify(first.name(), site.ring).damage()).anyMatch(it2 -> it2.contains("database"));
            flip(of.resolve("manifest"), 30);
            assertThatThrownBy(() -> verify(first.name(), site.ring)).hasMessageContaining("damaged");
            take(site, catalog, database);
            assertThat(verify(names().getLast(), site.ring).damage()).isEmpty();
        }
    }

    @Test
    void nothingIsRestoredOverSomethingElse() throws IOException {
        try (var site = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("a"), Keyring.none());
                var database = site.database();
                var catalog = new SqlCatalog(database);
                var it = new DriveFixture(catalog, site.packs)) {
            it.file(it.ada, it.common, "first", "the first text");
            var made = take(site, catalog, database);
            var before = Site.rows(database);
            try (var other = new Site(Site.Kind.ON_MANY, folder.resolve("b"), Keyring.none());
                    var theirs = other.database();
                    var catalogOfOthers = new SqlCatalog(theirs);
                    var full = new DriveFixture(catalogOfOthers, other.packs)) {
                assertThatThrownBy(() -> restore(made.name(), other))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("not empty");
                full.file(full.ada, full.common, "theirs", "their text");
                assertThatThrownBy(() -> restore(made.name(), other)).hasMessageContaining("not empty");
                assertThat(full.text(
                                full.ada,
                                full.file(full.ada, full.common, "theirs", "same")
                                        .id()))
                        .isEqualTo("same");
            }
            assertThatThrownBy(() -> restore(made.name(), site)).hasMessageContaining("not empty");
            assertThat(Site.rows(database)).isEqualTo(before);
        }
    }

    @Test
    void aFolderIsOneInstallationsAlone() throws IOException {
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/something"), "x");
        assertThatThrownBy(() -> BackupFolder.make(folder.resolve("full"), HOME))
                .hasMessageContaining("something else");
        assertThatThrownBy(() -> BackupFolder.open(folder.resolve("none"))).hasMessageContaining("no backups");
        try (var held = BackupFolder.make(backups(), HOME)) {
            assertThat(held.names()).isEmpty();
            assertThatThrownBy(() -> BackupFolder.make(backups(), HOME)).hasMessageContaining("another backup");
            assertThatThrownBy(() -> held.read("../../etc")).hasMessageContaining("no backup");
        }
        assertThatThrownBy(() -> BackupFolder.make(backups(), "other")).hasMessageContaining("another installation");
    }

    @Test
    void oldBackupsGoAndTakeWithThemOnlyWhatNoOtherNeeds() throws IOException {
        try (var site = new Site(Site.Kind.ON_MANY, folder.resolve("a"), Keyring.none());
                var database = site.database();
                var catalog = new SqlCatalog(database);
                var it = new DriveFixture(catalog, site.packs)) {
            for (int i = 0; i < 4; i++) {
                Site.work(it, new SeededRandom(i), 6);
                take(site, catalog, database);
            }
            var all = names();
            try (var held = BackupFolder.open(backups());
                    PackStore kept = held.packs(clock, new SeededRandom(1), site.ring)) {
                assertThatThrownBy(() -> new Pruning(held, kept.files()).keep(0))
                        .hasMessageContaining("one backup");
                kept.files().put(DRIVE, 99, 3, new java.io.ByteArrayInputStream(new byte[3]));
                var report = new Pruning(held, kept.files()).keep(2);
                assertThat(report.backups()).isEqualTo(2);
                assertThat(report.packs()).isEqualTo(1);
            }
            assertThat(names()).isEqualTo(all.subList(2, 4));
            for (String name : names()) {
                assertThat(verify(name, site.ring).damage()).isEmpty();
            }
        }
    }

    /** Who has heard of what is lost now is told so, also after others have changed as much again. */
    @Test
    void cursorsOfTheTimeThatIsLostAreNotKnown() throws IOException {
        try (var site = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("a"), Keyring.none());
                var other = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("b"), Keyring.none())) {
            Generation made;
            Cursor saved;
            Cursor lost;
            try (var database = site.database();
                    var catalog = new SqlCatalog(database);
                    var it = new DriveFixture(catalog, site.packs)) {
                it.file(it.ada, it.common, "first", "the first text");
                saved = it.ada.cursor();
                made = take(site, catalog, database);
                it.file(it.ada, it.common, "lost", "the lost text");
                lost = it.ada.cursor();
            }
            restore(made.name(), other);
            try (var database = other.database();
                    var catalog = new SqlCatalog(database)) {
                assertThat(knows(catalog, saved)).isTrue();
                assertThat(knows(catalog, lost)).isFalse();
                Cursor now = catalog.read(DRIVE, ledger -> ledger.head().cursor());
                assertThat(now.beginsEra()).isTrue();
                assertThat(knows(catalog, now)).isTrue();
                long id = catalog.<Long>write(DRIVE, Ledger::nextId);
                assertThat(id).isGreaterThan(1L << 32);
            }
        }
    }

    private static boolean knows(SqlCatalog catalog, Cursor cursor) throws IOException {
        return catalog.read(DRIVE, ledger -> ledger.journal().knows(cursor));
    }

    /** Numbers that rows once had are not given to others after a restore: an account's rights would be another's. */
    @ParameterizedTest
    @CsvSource({"ON_ONE_MACHINE, ON_MANY", "ON_MANY, ON_ONE_MACHINE"})
    void numbersAreNotGivenTwice(Site.Kind from, Site.Kind to) throws IOException {
        try (var site = new Site(from, folder.resolve("a"), Keyring.none());
                var other = new Site(to, folder.resolve("b"), Keyring.none())) {
            Generation made;
            try (var database = site.database();
                    var catalog = new SqlCatalog(database)) {
                for (String email : List.of("a", "b", "c")) {
                    insert(database, email);
                }
                database.write(session -> session.update("DELETE FROM account WHERE email = 'c'"));
                made = take(site, catalog, database);
            }
            restore(made.name(), other);
            try (var database = other.database()) {
                assertThat(insert(database, "d")).isEqualTo(4);
            }
        }
    }

    private static long insert(Database database, String email) {
        return database.write(session -> {
            session.update(
                    "INSERT INTO account (email, email_key, name, password_hash, created_at) VALUES (?, ?, '', '', 0)",
                    email,
                    email);
            return session.one("SELECT id FROM account WHERE email = ?", row -> row.getLong(1), email)
                    .orElseThrow();
        });
    }
}
