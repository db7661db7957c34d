package firn.storage.objects;

import static firn.storage.objects.Stores.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.content.Placement;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.PackContents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How uploads share packs. */
class GroupedPacksTest {
    private final InMemoryBucket bucket = new InMemoryBucket();

    @TempDir
    private Path folder;

    @Test
    void whileOnePackIsSentTheNextGathersForAll() throws Exception {
        var permits = new Semaphore(0);
        bucket.permits = permits;
        try (var store = Stores.chunks(bucket, folder, 1);
                var first = store.intake(DRIVE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stores.add(first, new byte[] {1});
            var settling = threads.submit(settle(first));
            permits.release();
            settling.get();
            var held = threads.submit(() -> Stores.write(store, new byte[] {2}));
            while (bucket.puts.get() < 2) {
                Thread.onSpinWait();
            }
            var intakes = new ArrayList<firn.core.drive.ChunkStore.Intake>();
            var group = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 20; i++) {
                var intake = store.intake(DRIVE);
                intakes.add(intake);
                Stores.add(intake, new byte[] {3, (byte) i});
                group.add(threads.submit(settle(intake)));
            }
            permits.release(2);
            held.get();
            for (var one : group) {
                one.get();
            }
            intakes.forEach(firn.core.drive.ChunkStore.Intake::close);
        }
        assertThat(bucket.puts.get()).isEqualTo(3);
    }

    @Test
    void manyLargeUploadsStayWithinTheMemory() throws Exception {
        var uploads = new ArrayList<Callable<List<Placement>>>();
        try (var store = Stores.chunks(bucket, folder, 1, 3L << 20)) {
            for (int i = 0; i < 12; i++) {
                int seed = i;
                uploads.add(() -> large(store, seed));
            }
            try (var threads = Executors.newFixedThreadPool(12)) {
                for (var done : threads.invokeAll(uploads)) {
                    assertThat(done.get()).hasSize(12);
                }
            }
            assertThat(store.memoryInUse()).isZero();
        }
    }

    @Test
    void whatIsGivenUpIsNotSent() throws IOException {
        try (var store = Stores.chunks(bucket, folder, 1)) {
            try (var intake = store.intake(DRIVE)) {
                Stores.add(intake, new byte[1000]);
            }
            assertThat(store.memoryInUse()).isZero();
            assertThat(bucket.puts.get()).isZero();
        }
    }

    @Test
    void packsTellWhatTheyHold() throws IOException {
        try (var store = Stores.chunks(bucket, folder, 1)) {
            var placements = large(store, 5);
            assertThat(store.drives()).containsExactly(DRIVE);
            var found = new ArrayList<Placement>();
            for (var pack : store.stored(DRIVE)) {
                PackContents contents = store.contents(DRIVE, pack.id());
                assertThat(contents.expected()).isTrue();
                assertThat(contents.sealed()).isTrue();
                found.addAll(contents.records());
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(placements);
        }
    }

    private static Callable<Boolean> settle(firn.core.drive.ChunkStore.Intake intake) {
        return () -> {
            intake.settle();
            return true;
        };
    }

    private static List<Placement> large(ObjectChunkStore store, int seed) throws IOException {
        var random = new SeededRandom(seed);
        var placements = new ArrayList<Placement>();
        try (var intake = store.intake(DRIVE)) {
            for (int i = 0; i < 12; i++) {
                placements.add(Stores.add(intake, random.bytes(500_000)));
            }
            intake.settle();
        }
        return placements;
    }
}
