package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.content.DamagedChunkException;
import firn.core.drive.Catalog;
import firn.core.drive.InMemoryCatalog;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.testing.Contents;
import firn.core.testing.DriveFixture;
import firn.core.testing.DriveWalk;
import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.storage.catalog.CachedCatalog;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.MemoryPacks;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

class GarbageCollectionTest {
    @TempDir
    private Path folder;

    private DriveFixture it;
    private PackedStore packs;

    private void open(Catalog catalog, long seed) throws IOException {
        packs = new MemoryPacks().open(folder.resolve("cache" + seed), seed);
        it = new DriveFixture(catalog, packs);
    }

    private void close() throws IOException {
        it.close();
        packs.close();
    }

    private GarbageCollection collection() {
        return collection(it.catalog, packs, GarbageCollection.GRACE, 1);
    }

    private GarbageCollection collection(Catalog catalog, PackedStore packs, Duration grace, long seed) {
        return new GarbageCollection(
                catalog, packs, new GarbageCollection.Terms(grace, () -> it.now, new SeededRandom(seed)));
    }

    /** As often as it takes, with time in between. */
    private void collectAll() throws IOException {
        for (int i = 0; i < 6; i++) {
            collection(it.catalog, packs, GarbageCollection.GRACE, i).run(DRIVE);
            it.pass(GarbageCollection.GRACE);
        }
    }

    private void purge(Node node) throws IOException {
        it.ada.apply(new Operation.Trash(node.id(), new Precondition.None()));
        it.ada.apply(new Operation.Purge(node.id()));
        while (it.drive.housekeeping().step()) {}
    }

    @Test
    void whatIsReferredToStaysAndTheRestGoes() throws IOException {
        open(new InMemoryCatalog(), 1);
        var kept = it.file(it.ada, it.common, "kept", "kept ".repeat(500));
        var old = it.file(it.ada, it.common, "old", "an old version ".repeat(200));
        it.file(it.ada, it.common, "old", "a new version ".repeat(200));
        var trashed = it.file(it.ada, it.common, "trashed", "in the trash ".repeat(200));
        it.ada.apply(new Operation.Trash(trashed.id(), new Precondition.None()));
        var gone = it.file(it.ada, it.common, "gone", "nobody needs this ".repeat(200));
        purge(gone);
        var before = new Contents(it).all();
        int stored = packs.stored(DRIVE).size();
        collectAll();
        assertThat(new Contents(it).all()).isEqualTo(before).hasSize(4);
        assertThat(it.text(it.ada, kept.id())).startsWith("kept");
        assertThat(it.ada.versions(old.id())).hasSize(2);
        assertThat(packs.stored(DRIVE)).hasSize(stored - 1);
        close();
    }

    @Test
    void nothingGoesBeforeItsTime() throws IOException {
        open(new InMemoryCatalog(), 1);
        purge(it.file(it.ada, it.common, "gone", "nobody needs this"));
        assertThat(collection().run(DRIVE).candidates()).isEqualTo(1);
        it.pass(GarbageCollection.GRACE.minusSeconds(1));
        assertThat(collection().run(DRIVE)).isEqualTo(new GarbageCollection.Report(0, 0, 0, 0));
        it.pass(Duration.ofSeconds(1));
        assertThat(collection().run(DRIVE).chunks()).isEqualTo(1);
        it.pass(GarbageCollection.GRACE.minusSeconds(1));
        assertThat(collection().run(DRIVE).packs()).isZero();
        it.pass(Duration.ofSeconds(1));
        assertThat(collection().run(DRIVE).packs()).isEqualTo(1);
        assertThat(packs.stored(DRIVE)).isEmpty();
        close();
    }

    @Test
    void aCandidateThatIsUploadedAgainIsSpared() throws IOException {
        open(new InMemoryCatalog(), 1);
        purge(it.file(it.ada, it.common, "a", "the same content"));
        assertThat(collection().run(DRIVE).candidates()).isEqualTo(1);
        var again = it.file(it.ada, it.common, "b", "the same content");
        it.pass(GarbageCollection.GRACE);
        assertThat(collection().run(DRIVE).spared()).isEqualTo(1);
        collectAll();
        assertThat(it.text(it.ada, again.id())).isEqualTo("the same content");
        close();
    }

    /** Both kinds: it relied on a chunk that was there, or placed its own in a pack that was let go meanwhile. */
    @Test
    void anUploadThatTookLongerThanTheGraceIsRefusedAndNeverAHole() throws IOException {
        open(new InMemoryCatalog(), 1);
        var node = it.file(it.ada, it.common, "a", "the same content");
        var relying = it.ada.receive(stream("the same content"));
        var placing = it.ada.receive(stream("quite another content"));
        purge(node);
        collectAll();
        for (var upload : List.of(relying, placing)) {
            var outcome = it.ada.apply(
                    new Operation.WriteFile(DriveFixture.at(it.common, "late"), upload, new Precondition.None()));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Conflict.class,
                            conflict -> assertThat(conflict.reason()).isEqualTo(Outcome.Reason.MISSING_CHUNK));
        }
        it.file(it.ada, it.common, "late", "quite another content");
        assertThat(new Contents(it).all()).containsExactly("quite another content");
        close();
    }

    @Test
    void anUploadWithinTheGraceIsNotDisturbed() throws IOException {
        open(new InMemoryCatalog(), 1);
        var node = it.file(it.ada, it.common, "a", "the same content");
        var relying = it.ada.receive(stream("the same content"));
        var placing = it.ada.receive(stream("quite another content"));
        purge(node);
        collection().run(DRIVE);
        it.pass(GarbageCollection.GRACE.minusSeconds(1));
        collection().run(DRIVE);
        for (var upload : Map.of("r", relying, "p", placing).entrySet()) {
            DriveFixture.done(it.ada.apply(new Operation.WriteFile(
                    DriveFixture.at(it.common, upload.getKey()), upload.getValue(), new Precondition.None())));
        }
        collectAll();
        assertThat(new Contents(it).all()).containsExactlyInAnyOrder("the same content", "quite another content");
        close();
    }

    @Test
    void randomWorkWithCareKilledAtAnyStepLosesNothing() {
        Property.check(25, random -> walk(new InMemoryCatalog(), random, 150));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSameOnADatabase(Dialect dialect) throws IOException {
        var random = new SeededRandom(99);
        try (var database = FreshDatabase.of(dialect, folder)) {
            walk(new CachedCatalog(new SqlCatalog(database)), random, 200);
        }
    }

    private void walk(Catalog catalog, SeededRandom random, int steps) throws IOException {
        open(catalog, random.nextLong());
        var walk = new DriveWalk(it, random);
        for (int i = 0; i < steps; i++) {
            walk.step();
            if (random.chance(20)) {
                care(random);
                it.pass(Duration.ofHours(random.between(0, 30)));
            }
            if (random.chance(10)) {
                it.drive.housekeeping().step();
            }
        }
        assertThat(new Contents(it).all()).containsAll(walk.acknowledged());
        collectAll();
        assertThat(new Contents(it).all()).containsAll(walk.acknowledged());
        for (Node node : it.drive.read(ledger -> ledger.nodes().children(NodeId.ROOT, Optional.empty(), 99))) {
            for (Node child : it.drive.read(ledger -> ledger.nodes().children(node.id(), Optional.empty(), 999))) {
                purge(child);
            }
        }
        close();
    }

    private void care(SeededRandom random) throws IOException {
        var fatal = new Fatal(random, 25);
        try {
            collection(fatal.catalog(it.catalog), fatal.packs(packs), GarbageCollection.GRACE, random.nextLong())
                    .run(DRIVE);
            new Compaction(fatal.catalog(it.catalog), fatal.packs(packs)).run(DRIVE, Long.MAX_VALUE);
        } catch (Fatal.Killed killed) {
            assertThat(killed).isNotNull();
        }
    }

    /** With no grace at all: what protects then is only what is asked again under the drive's lock. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void manyWritersAndCareAtOnce(Dialect dialect) throws Exception {
        try (var database = FreshDatabase.of(dialect, folder)) {
            open(new CachedCatalog(new SqlCatalog(database)), 5);
            var over = new AtomicBoolean();
            var writers = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                int writer = i;
                writers.add(() -> write(writer, 60));
            }
            try (var threads = Executors.newCachedThreadPool()) {
                var caring = threads.submit(() -> careUntil(over));
                int written = 0;
                try {
                    for (var done : threads.invokeAll(writers)) {
                        written += done.get();
                    }
                } finally {
                    over.set(true);
                }
                assertThat(caring.get()).isPositive();
                assertThat(written).isPositive();
            }
            for (Node node : it.drive.read(ledger -> ledger.nodes().children(it.common, Optional.empty(), 999))) {
                assertThat(it.text(it.ada, node.id())).startsWith("text of ");
            }
            close();
        }
    }

    /** Few different contents, so that what is let go is soon wanted again; of no other writer, who could heal a hole. */
    private int write(int writer, int steps) throws IOException {
        var random = new SeededRandom(writer);
        var texts = new HashMap<Node, String>();
        int written = 0;
        for (int i = 0; i < steps; i++) {
            String text = "text of " + writer + random.below(3) + "-".repeat(400);
            var place = DriveFixture.at(it.common, "w" + writer + "-" + random.below(4));
            var outcome = it.write(it.ada, place, text, new Precondition.None());
            if (outcome instanceof Outcome.Done done) {
                written++;
                texts.keySet().removeIf(node -> node.id().equals(done.node().id()));
                texts.put(done.node(), text);
                if (random.chance(50)) {
                    texts.remove(done.node());
                    it.ada.apply(new Operation.Trash(done.node().id(), new Precondition.None()));
                    it.ada.apply(new Operation.Purge(done.node().id()));
                    it.drive.housekeeping().step();
                }
            } else {
                assertThat(outcome).isEqualTo(Outcome.conflict(Outcome.Reason.MISSING_CHUNK));
            }
            for (var file : texts.entrySet()) {
                assertThat(read(file.getKey())).isEqualTo(file.getValue());
            }
        }
        return written;
    }

    /** With no grace a pack may go while it is being read; then its chunks are elsewhere. */
    private String read(Node node) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return it.text(it.ada, node.id());
            } catch (DamagedChunkException e) {
                if (tries == 20) {
                    throw e;
                }
            }
        }
    }

    private int careUntil(AtomicBoolean over) throws IOException {
        int done = 0;
        for (int i = 0; !over.get() || i < 4; i++) {
            var report = collection(it.catalog, packs, Duration.ZERO, i).run(DRIVE);
            new Compaction(it.catalog, packs).run(DRIVE, Long.MAX_VALUE);
            done += report.chunks() + report.packs();
        }
        return done;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
