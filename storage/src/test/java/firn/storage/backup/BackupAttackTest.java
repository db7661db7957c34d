package firn.storage.backup;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.Node;
import firn.storage.care.Compaction;
import firn.storage.care.Fatal;
import firn.storage.care.GarbageCollection;
import firn.storage.catalog.SqlCatalog;
import firn.storage.sql.Database;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups while everything else goes on, and killed at any moment. Garbage is collected without any grace. */
class BackupAttackTest {
    /** How often something is killed; {@code -Dfirn.kills=200} is the long form. */
    private static final int KILLS = Integer.getInteger("firn.kills", 60);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final InstantSource clock = () -> now;

    /** What one backup has to give back. */
    private record Saved(Map<String, TableSum> rows, Map<Long, String> texts) {}

    @Test
    void killedAtAnyMomentNothingThatWasSavedIsLost() throws IOException {
        int killed = 0;
        for (int seed = 1; killed < KILLS; seed++) {
            killed += new Life(seed).killed();
        }
        assertThat(killed).isGreaterThanOrEqualTo(KILLS);
    }

    /** One server's life, of backups, collections and kills; at its end every backup is restored. */
    private final class Life {
        private final SeededRandom random;
        private final Path place;
        private final Map<String, Saved> saved = new TreeMap<>();
        private int killed;

        Life(int seed) {
            this.random = new SeededRandom(seed);
            this.place = folder.resolve("life" + seed);
        }

        int killed() throws IOException {
            var kind = random.chance(80) ? Site.Kind.ON_ONE_MACHINE : Site.Kind.ON_MANY;
            try (var site = new Site(kind, place.resolve("server"), Keyring.none());
                    var database = site.database();
                    var it = new DriveFixture(new SqlCatalog(database), site.packs)) {
                for (int i = 0; i < 12; i++) {
                    Site.work(it, random, random.between(1, 8));
                    purgeSome(it);
                    tryTo(() -> care(it, site));
                    tryTo(() -> save(it, site, database));
                    if (random.chance(30)) {
                        tryTo(() -> prune(site));
                    }
                    Site.texts(new SqlCatalog(database), site.packs);
                }
            }
            restoreAll();
            return killed;
        }

        private void purgeSome(DriveFixture it) throws IOException {
            for (Node node :
                    it.drive.read(ledger -> ledger.nodes().children(it.common, java.util.Optional.empty(), 99))) {
                if (random.chance(20)) {
                    purge(it, node);
                }
            }
        }

        private interface Deed {
            void done() throws IOException;
        }

        private void tryTo(Deed deed) throws IOException {
            try {
                deed.done();
            } catch (Fatal.Killed e) {
                killed++;
            }
        }

        private void care(DriveFixture it, Site site) throws IOException {
            var fatal = new Fatal(random, 40);
            var catalog = fatal.catalog(it.catalog);
            var terms = new GarbageCollection.Terms(Duration.ZERO, clock, random);
            for (int i = 0; i < 3; i++) {
                new GarbageCollection(catalog, fatal.packs(site.packs), terms).run(DRIVE);
                new Compaction(catalog, fatal.packs(site.packs)).run(DRIVE, Long.MAX_VALUE);
            }
        }

        private void save(DriveFixture it, Site site, Database database) throws IOException {
            var rows = Site.rows(database);
            var texts = Site.texts(new SqlCatalog(database), site.packs);
            now = now.plusSeconds(60);
            var fatal = new Fatal(random, 60);
            try (var held = BackupFolder.make(place.resolve("backups"), "home");
                    var kept = held.packs(clock, random, site.ring)) {
                var source = new Backup.Source(
                        database, fatal.catalog(it.catalog), new FatalFiles(site.packs.files(), fatal), Map.of());
                var terms = new Backup.Terms(clock, site.ring, (step, done, all) -> fatal.step());
                String name = new Backup(source, held, new FatalFiles(kept.files(), fatal), terms)
                        .take()
                        .name();
                saved.put(name, new Saved(rows, texts));
            }
        }

        private void prune(Site site) throws IOException {
            var fatal = new Fatal(random, 6);
            try (var held = BackupFolder.make(place.resolve("backups"), "home");
                    var kept = held.packs(clock, random, site.ring)) {
                new Pruning(held, new FatalFiles(kept.files(), fatal)).keep(random.between(2, 4));
            } finally {
                try (var held = BackupFolder.open(place.resolve("backups"))) {
                    saved.keySet().retainAll(held.names());
                }
            }
        }

        private void restoreAll() throws IOException {
            if (saved.isEmpty()) {
                return;
            }
            try (var held = BackupFolder.open(place.resolve("backups"));
                    var kept = held.packs(clock, random, Keyring.none())) {
                assertThat(held.names()).containsAll(saved.keySet());
                for (String name : held.names()) {
                    assertThat(new Verification(held, kept.files(), Keyring.none())
                                    .of(name, Progress.NONE)
                                    .damage())
                            .isEmpty();
                }
                String name = random.pick(List.copyOf(saved.keySet()));
                try (var other = new Site(Site.Kind.ON_ONE_MACHINE, place.resolve("other"), Keyring.none())) {
                    restore(held, kept.files(), name, other);
                    other.reopen();
                    var was = java.util.Objects.requireNonNull(saved.get(name));
                    assertThat(other.texts()).isEqualTo(was.texts());
                    var rows = new HashMap<>(other.rows());
                    rows.keySet().retainAll(was.rows().keySet());
                    assertThat(rows).isEqualTo(was.rows());
                }
            }
        }

        /** Killed as well, now and then, and tried again. */
        private void restore(BackupFolder held, firn.storage.chunks.PackFiles kept, String name, Site into)
                throws IOException {
            for (int i = 0; i < 50; i++) {
                var fatal = new Fatal(random, 30);
                try {
                    new Restore(held, new FatalFiles(kept, fatal), Keyring.none())
                            .of(
                                    name,
                                    new Target(into.address, new FatalFiles(into.packs.files(), fatal)),
                                    (step, done, all) -> fatal.step());
                    return;
                } catch (Fatal.Killed e) {
                    killed++;
                }
            }
            new Restore(held, kept, Keyring.none()).of(name, into.target(), Progress.NONE);
        }
    }

    /** Three people write, one collects garbage and compacts without any grace, one takes backups. */
    @ParameterizedTest
    @EnumSource(Site.Kind.class)
    void aBackupUnderLoadIsConsistent(Site.Kind kind) throws Exception {
        var names = new ArrayList<String>();
        try (var site = new Site(kind, folder.resolve("a"), Keyring.none());
                var database = site.database();
                var it = new DriveFixture(new SqlCatalog(database), site.packs);
                var threads = Executors.newCachedThreadPool()) {
            var over = new AtomicBoolean();
            var collecting = threads.submit(() -> careUntil(over, it, site));
            var saving = threads.submit(() -> saveUntil(over, it, site, database));
            try {
                var writers = new ArrayList<Callable<Integer>>();
                for (int i = 0; i < 3; i++) {
                    int writer = i;
                    writers.add(() -> write(it, writer));
                }
                for (var writer : threads.invokeAll(writers)) {
                    assertThat(writer.get()).isPositive();
                }
            } finally {
                over.set(true);
            }
            assertThat(collecting.get()).isPositive();
            names.addAll(saving.get());
        }
        assertThat(names).hasSizeGreaterThan(1);
        for (String name : names) {
            restored(name);
        }
    }

    private void restored(String name) throws IOException {
        try (var other = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve(name), Keyring.none());
                var held = BackupFolder.open(folder.resolve("backups"));
                var kept = held.packs(clock, new SeededRandom(3), Keyring.none())) {
            assertThat(new Restore(held, kept.files(), Keyring.none())
                            .of(name, other.target(), Progress.NONE)
                            .damaged())
                    .isEmpty();
            other.reopen();
            assertThat(other.texts().values()).allMatch(text -> text.startsWith("text of "));
            assertThat(other.scrub().sound()).isTrue();
        }
    }

    private static int write(DriveFixture it, int writer) throws IOException {
        var random = new SeededRandom(writer);
        int written = 0;
        for (int i = 0; i < 120; i++) {
            String text = "text of " + random.below(30) + "-".repeat(random.below(900));
            var place = DriveFixture.at(it.common, "w" + writer + "-" + random.below(5));
            var outcome = it.write(it.ada, place, text, new Precondition.None());
            if (outcome instanceof Outcome.Done done) {
                written++;
                if (random.chance(30)) {
                    purge(it, done.node());
                }
            } else {
                assertThat(outcome).isEqualTo(Outcome.conflict(Outcome.Reason.MISSING_CHUNK));
            }
        }
        return written;
    }

    private int careUntil(AtomicBoolean over, DriveFixture it, Site site) throws IOException {
        int done = 0;
        for (int i = 0; !over.get() || i < 4; i++) {
            var terms = new GarbageCollection.Terms(Duration.ZERO, clock, new SeededRandom(i));
            var report = new GarbageCollection(it.catalog, site.packs, terms).run(DRIVE);
            new Compaction(it.catalog, site.packs).run(DRIVE, Long.MAX_VALUE);
            done += report.chunks() + report.packs();
        }
        return done;
    }

    private List<String> saveUntil(AtomicBoolean over, DriveFixture it, Site site, Database database)
            throws IOException {
        var names = new ArrayList<String>();
        for (int i = 0; i < 2 || (i < 6 && !over.get()); i++) {
            try (var held = BackupFolder.make(folder.resolve("backups"), "home");
                    var kept = held.packs(clock, new SeededRandom(3), Keyring.none())) {
                var source = new Backup.Source(database, it.catalog, site.packs.files(), Map.of());
                var made = new Backup(
                                source, held, kept.files(), new Backup.Terms(clock, Keyring.none(), Progress.NONE))
                        .take();
                assertThat(made.packs().lost()).isEmpty();
                names.add(made.name());
            }
        }
        return names;
    }

    private static void purge(DriveFixture it, Node node) throws IOException {
        it.ada.apply(new Operation.Trash(node.id(), new Precondition.None()));
        it.ada.apply(new Operation.Purge(node.id()));
        while (it.drive.housekeeping().step()) {}
    }
}
