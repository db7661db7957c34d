package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Catalog;
import firn.core.drive.InMemoryCatalog;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.testing.Contents;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.Node;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.MemoryPacks;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Garbage collection at its worst moments: clocks that jump, what is fetched back at the last moment, two collectors. */
class GarbageAttackTest {
    @TempDir
    private Path folder;

    private final MemoryPacks bucket = new MemoryPacks();

    /** Set to ten years ahead while candidates were noted, then right again: it goes on at once, with its full grace. */
    @Test
    void aClockThatWasAheadDelaysNothingForYearsAndShortensNoGrace() throws IOException {
        try (var packs = bucket.open(folder.resolve("a"), 1);
                var it = new DriveFixture(new InMemoryCatalog(), packs)) {
            purge(it, it.file(it.ada, it.common, "gone", "nobody needs this"));
            var right = it.now;
            it.pass(Duration.ofDays(3650));
            assertThat(run(it, packs).candidates()).isEqualTo(1);
            it.now = right;
            assertThat(run(it, packs).chunks()).isZero();
            it.pass(GarbageCollection.GRACE.minusSeconds(1));
            assertThat(run(it, packs).chunks()).isZero();
            it.pass(Duration.ofSeconds(1));
            assertThat(run(it, packs).chunks()).isEqualTo(1);
            it.pass(Duration.ofDays(3650));
            var far = run(it, packs);
            it.now = right.plus(Duration.ofDays(2));
            run(it, packs);
            assertThat(far.packs()).isEqualTo(1);
            assertThat(packs.stored(DRIVE)).isEmpty();
        }
    }

    /** The candidates' last copy is fetched back from the trash, from an old version, and by a copy, just before the sweep. */
    @Test
    void whatIsFetchedBackAtTheLastMomentStays() throws IOException {
        try (var packs = bucket.open(folder.resolve("a"), 1);
                var it = new DriveFixture(new InMemoryCatalog(), packs)) {
            purge(it, it.file(it.ada, it.common, "a", "in the trash"));
            purge(it, it.file(it.ada, it.common, "b", "an old version"));
            purge(it, it.file(it.ada, it.common, "c", "copied"));
            assertThat(run(it, packs).candidates()).isEqualTo(3);

            var trashed = it.file(it.ada, it.common, "t", "in the trash");
            it.ada.apply(new Operation.Trash(trashed.id(), new Precondition.None()));
            var file = it.file(it.ada, it.common, "v", "an old version");
            it.file(it.ada, it.common, "v", "a new one");
            it.file(it.ada, it.common, "s", "copied");
            it.pass(GarbageCollection.GRACE);
            assertThat(run(it, packs).spared()).isEqualTo(3);
            DriveFixture.done(it.ada.apply(new Operation.Revert(
                    file.id(), it.ada.versions(file.id()).getLast().id())));
            for (int i = 0; i < 6; i++) {
                run(it, packs);
                it.pass(GarbageCollection.GRACE);
            }
            assertThat(new Contents(it).all()).contains("in the trash", "an old version", "a new one", "copied");
        }
    }

    /** Two servers, each with its own catalogue and store, without any grace, while people write. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoServersCollectAtOnce(Dialect dialect) throws Exception {
        try (var database = FreshDatabase.of(dialect, folder);
                var packs = bucket.open(folder.resolve("a"), 1);
                var others = bucket.open(folder.resolve("b"), 2);
                var it = new DriveFixture(new SqlCatalog(database), packs);
                var threads = Executors.newCachedThreadPool()) {
            var over = new AtomicBoolean();
            var one = threads.submit(() -> careUntil(over, it, it.catalog, packs));
            var two = threads.submit(() -> careUntil(over, it, new SqlCatalog(database), others));
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
            assertThat(one.get() + two.get()).isPositive();
            for (Node node : it.drive.read(ledger -> ledger.nodes().children(it.common, Optional.empty(), 999))) {
                assertThat(it.text(it.ada, node.id())).startsWith("text of ");
            }
        }
    }

    private static int write(DriveFixture it, int writer) throws IOException {
        var random = new SeededRandom(writer);
        int written = 0;
        for (int i = 0; i < 40; i++) {
            String text = "text of " + random.below(3) + "-".repeat(400);
            var place = DriveFixture.at(it.common, "w" + writer + "-" + random.below(3));
            var outcome = it.write(it.ada, place, text, new Precondition.None());
            if (outcome instanceof Outcome.Done done) {
                written++;
                if (random.chance(60)) {
                    purge(it, done.node());
                }
            } else {
                assertThat(outcome).isEqualTo(Outcome.conflict(Outcome.Reason.MISSING_CHUNK));
            }
        }
        return written;
    }

    private static int careUntil(AtomicBoolean over, DriveFixture it, Catalog catalog, PackedStore packs)
            throws IOException {
        int done = 0;
        for (int i = 0; !over.get() || i < 4; i++) {
            var terms = new GarbageCollection.Terms(Duration.ZERO, () -> it.now, new SeededRandom(i));
            var report = new GarbageCollection(catalog, packs, terms).run(DRIVE);
            new Compaction(catalog, packs).run(DRIVE, Long.MAX_VALUE);
            done += report.chunks() + report.packs();
        }
        return done;
    }

    private static GarbageCollection.Report run(DriveFixture it, PackedStore packs) throws IOException {
        var terms = new GarbageCollection.Terms(GarbageCollection.GRACE, () -> it.now, new SeededRandom(1));
        return new GarbageCollection(it.catalog, packs, terms).run(DRIVE);
    }

    private static void purge(DriveFixture it, Node node) throws IOException {
        it.ada.apply(new Operation.Trash(node.id(), new Precondition.None()));
        it.ada.apply(new Operation.Purge(node.id()));
        while (it.drive.housekeeping().step()) {}
    }
}
