package firn.storage.objects;

import static firn.storage.objects.Stores.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.Placement;
import firn.core.drive.StoreUnavailableException;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.PackedStore.StoredPack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store behind a way on which calls get lost: nothing acknowledged is, and it goes on by itself. */
class FaultTest {
    @TempDir
    private Path folder;

    private FaultyWay way;
    private Bucket bucket;
    private ObjectChunkStore store;

    @BeforeEach
    void open() throws IOException {
        way = new FaultyWay(Gateway.SHARED.endpoint(), 1);
        var address = Gateway.SHARED.bucket("faults", way.address());
        bucket = Stores.patient(new S3Bucket(ObjectStore.client(address, Duration.ofMillis(500)), address));
        store = Stores.chunks(bucket, folder.resolve("a"), System.identityHashCode(way));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        bucket.close();
        way.close();
    }

    @Test
    void aFifthOfAllCallsFailsAndNothingIsLost() throws Exception {
        way.percent = 20;
        var uploads = new ArrayList<Callable<Map<Placement, byte[]>>>();
        for (int i = 0; i < 8; i++) {
            var random = new SeededRandom(i);
            uploads.add(() -> {
                var written = new LinkedHashMap<Placement, byte[]>();
                for (int n = 0; n < 12; n++) {
                    var bytes = random.bytes(random.between(1, random.chance(10) ? 900_000 : 3_000));
                    written.put(Stores.write(store, bytes), bytes);
                }
                return written;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8);
                var other = Stores.chunks(bucket, folder.resolve("b"), 2)) {
            for (var done : threads.invokeAll(uploads)) {
                for (var chunk : done.get().entrySet()) {
                    assertThat(other.read(DRIVE, chunk.getKey())).isEqualTo(chunk.getValue());
                }
            }
        }
        assertThat(way.faults.get()).isPositive();
    }

    @Test
    void everyFaultAloneIsOvercome() throws IOException {
        var spool = new ObjectSpool(bucket, Keys.under("firn"), firn.storage.vault.Keyring.none());
        String id = "0".repeat(32);
        spool.remove(id);
        way.percent = 40;
        spool.open(id, new byte[] {1});
        var bytes = new SeededRandom(3).bytes(ObjectSpool.PART * 2 + 5);
        spool.append(id, new ByteArrayInputStream(bytes));
        assertThat(spool.read(id).readAllBytes()).isEqualTo(bytes);
        spool.remove(id);
        assertThat(spool.note(id)).isEmpty();
    }

    @Test
    void whileItIsDownThatIsSaidAndThenItGoesOn() throws IOException {
        var kept = Stores.write(store, new byte[] {1, 2, 3});
        for (var fate : new FaultyWay.Fate[] {
            FaultyWay.Fate.RESET, FaultyWay.Fate.BUSY, FaultyWay.Fate.ANSWER_WRONG, FaultyWay.Fate.ANSWER_LOST
        }) {
            way.only = fate;
            assertThatThrownBy(() -> Stores.write(store, new byte[] {4}))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("nothing of this upload is kept")
                    .hasMessageContaining("does not answer as it should");
            way.only = FaultyWay.Fate.GOOD;
            assertThat(store.read(DRIVE, Stores.write(store, new byte[] {5}))).containsExactly(5);
        }
        assertThat(store.read(DRIVE, kept)).containsExactly(1, 2, 3);
    }

    @Test
    void whoNeverAnswersIsNotWaitedForForEver() throws IOException {
        way.only = FaultyWay.Fate.SILENT;
        var single = new S3Bucket(
                ObjectStore.client(Gateway.SHARED.bucket("faults", way.address()), Duration.ofMillis(200)),
                Gateway.SHARED.bucket("faults", way.address()));
        assertThatThrownBy(() -> single.put("silent", Body.of(new byte[] {1})))
                .isInstanceOf(UnavailableException.class);
        way.only = FaultyWay.Fate.GOOD;
        single.put("silent", Body.of(new byte[] {1}));
        single.close();
    }

    @Test
    void halfABodyIsNeverServed() throws IOException {
        var bytes = new SeededRandom(4).bytes(700_000);
        var at = Stores.write(store, bytes);
        try (var other = Stores.chunks(bucket, folder.resolve("b"), 2)) {
            way.only = FaultyWay.Fate.ANSWER_CUT;
            assertThatThrownBy(() -> other.read(DRIVE, at)).isInstanceOf(IOException.class);
            way.only = FaultyWay.Fate.GOOD;
            assertThat(other.read(DRIVE, at)).isEqualTo(bytes);
        }
    }

    @Test
    void aDeleteThatWasALieHarmsNothing() throws IOException {
        var gone = Stores.write(store, new byte[] {1});
        var kept = Stores.write(store, new byte[] {2});
        way.lyingDeletes = true;
        store.delete(DRIVE, gone.pack());
        assertThat(store.stored(DRIVE)).extracting(StoredPack::id).contains(gone.pack(), kept.pack());
        assertThat(store.read(DRIVE, kept)).containsExactly(2);
        way.lyingDeletes = false;
        store.delete(DRIVE, gone.pack());
        assertThat(store.stored(DRIVE))
                .extracting(StoredPack::id)
                .doesNotContain(gone.pack())
                .contains(kept.pack());
    }

    @Test
    void anObjectThatIsMissingIsNoSuchFile() throws IOException {
        var at = Stores.write(store, new byte[] {1});
        store.delete(DRIVE, at.pack());
        try (var other = Stores.chunks(bucket, folder.resolve("b"), 2)) {
            assertThatThrownBy(() -> other.read(DRIVE, at)).isInstanceOf(NoSuchFileException.class);
        }
    }
}
