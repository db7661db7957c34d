package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.add;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.Placement;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    private static final int UPLOADS = 40;

    private final TestDisk disk = new TestDisk();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    private Path root;

    private PackStore store;

    @BeforeEach
    void open() {
        store = Packs.store(disk, root, 1);
    }

    @AfterEach
    void close() throws IOException {
        disk.forcePermits = null;
        threads.close();
        store.close();
        assertThat(disk.open).hasValue(0);
    }

    /** One upload's force is held until all the others have added; then one more force has to do for all of them. */
    @Test
    void oneForceServesAllThatGatheredMeanwhile() throws Exception {
        var permits = new Semaphore(0);
        disk.forcePermits = permits;
        var first = threads.submit(() -> write(store, new byte[] {1}));
        disk.forcing.await();
        var others = addAll();
        permits.release(UPLOADS);
        first.get();
        for (var other : others) {
            assertThat(store.read(DRIVE, other.get())).hasSize(2);
        }
        assertThat(disk.forces.get()).isEqualTo(2);
    }

    @Test
    void nobodyIsToldBeforeTheForceReturned() throws Exception {
        var permits = new Semaphore(0);
        disk.forcePermits = permits;
        var first = threads.submit(() -> write(store, new byte[] {1}));
        disk.forcing.await();
        assertThat(first.isDone()).isFalse();
        var reopened = Packs.store(new TestDisk(), root, 2);
        var pack = reopened.packs(DRIVE).getFirst();
        assertThat(store.contents(DRIVE, pack).records()).isEmpty();
        permits.release(1);
        assertThat(store.contents(DRIVE, pack).records()).isSubsetOf(first.get());
        reopened.close();
    }

    @Test
    void aForceThatFailsFailsAllWhoWaitAndIsNotTriedAgain() throws Exception {
        var kept = write(store, new byte[] {9});
        var permits = new Semaphore(0);
        disk.forcePermits = permits;
        disk.failForce = true;
        var waiting = addAll();
        permits.release(1);
        for (var each : waiting) {
            assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).hasMessageContaining("broken");
        }
        assertThat(disk.forces.get()).isEqualTo(2);
        disk.failForce = false;
        disk.forcePermits = null;
        var after = write(store, new byte[] {8});
        assertThat(after.pack()).isNotEqualTo(kept.pack());
        assertThat(store.read(DRIVE, kept)).containsExactly(9);
        assertThat(store.read(DRIVE, after)).containsExactly(8);
    }

    @Test
    void anUploadWhosePackFailedNeverSettlesAlthoughItWentOnInAnother() throws IOException {
        try (var intake = store.intake(DRIVE)) {
            add(intake, new byte[] {1});
            disk.failForce = true;
            assertThatThrownBy(intake::settle).isInstanceOf(IOException.class);
            disk.failForce = false;
            add(intake, new byte[] {2});
            assertThatThrownBy(intake::settle).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws IOException {
        disk.failWrite = true;
        assertThatThrownBy(() -> write(store, new byte[] {1}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the disk is full");
        assertThat(root.resolve("7")).isEmptyDirectory();
        disk.failWrite = false;
        assertThat(store.read(DRIVE, write(store, new byte[] {2}))).containsExactly(2);
    }

    @Test
    void aNameThatIsNotDurableFailsTheSettle() {
        disk.failFolderForce = true;
        assertThatThrownBy(() -> write(store, new byte[] {1})).hasMessageContaining("the folder");
    }

    /** 64 MiB into a disk that refuses to write must neither hang nor gather in memory. */
    @Test
    void aLargeUploadOntoAFailingDiskEnds() {
        var bytes = new byte[1 << 20];
        new firn.core.testing.SeededRandom(1).nextBytes(bytes);
        disk.failWrite = true;
        assertThatThrownBy(() -> {
                    try (var intake = store.intake(DRIVE)) {
                        for (int i = 0; i < 64; i++) {
                            add(intake, bytes);
                        }
                        intake.settle();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void anEarlyForceThatFailsFailsTheUpload() throws IOException {
        var bytes = new byte[1 << 20];
        new firn.core.testing.SeededRandom(1).nextBytes(bytes);
        write(store, new byte[] {1});
        disk.failForce = true;
        try (var intake = store.intake(DRIVE)) {
            for (int i = 0; i < 80; i++) {
                add(intake, bytes);
            }
            assertThatThrownBy(intake::settle).isInstanceOf(IOException.class).hasMessageContaining("broken");
        }
    }

    @Test
    void aLargeUploadIsForcedEarly() throws IOException {
        var bytes = new byte[1 << 20];
        new firn.core.testing.SeededRandom(1).nextBytes(bytes);
        Placement last = write(store, bytes);
        try (var intake = store.intake(DRIVE)) {
            for (int i = 0; i < 200; i++) {
                last = add(intake, bytes);
            }
            intake.settle();
        }
        assertThat(disk.forces.get()).isBetween(4, 12);
        assertThat(store.read(DRIVE, last)).isEqualTo(bytes);
    }

    @Test
    void anInterruptedUploadHarmsNoOther() throws Exception {
        var permits = new Semaphore(0);
        disk.forcePermits = permits;
        var ended = new CountDownLatch(1);
        var interrupted = threads.submit(() -> {
            try {
                assertThatThrownBy(() -> write(store, new byte[] {1})).isInstanceOf(InterruptedIOException.class);
            } finally {
                ended.countDown();
            }
        });
        disk.forcing.await();
        var others = addAll();
        interrupted.cancel(true);
        ended.await();
        permits.release(UPLOADS);
        for (var other : others) {
            assertThat(store.read(DRIVE, other.get())).hasSize(2);
        }
        assertThat(new PackFolder(disk, root).packs(DRIVE)).hasSize(1);
    }

    /** Returns when all have added; each then settles on a thread of its own. */
    private List<Future<Placement>> addAll() throws InterruptedException {
        var added = new CountDownLatch(UPLOADS);
        var all = new ArrayList<Future<Placement>>();
        for (int i = 0; i < UPLOADS; i++) {
            byte number = (byte) i;
            all.add(threads.submit(() -> {
                try (var intake = store.intake(DRIVE)) {
                    var placement = add(intake, new byte[] {number, 2});
                    added.countDown();
                    intake.settle();
                    return placement;
                }
            }));
        }
        added.await();
        return all;
    }
}
