package firn.storage.objects;

import static firn.storage.objects.Stores.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.content.Placement;
import firn.core.testing.SeededRandom;
import firn.storage.observe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCacheTest {
    private final InMemoryBucket bucket = new InMemoryBucket();
    private final Map<Placement, byte[]> written = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        var random = new SeededRandom(1);
        try (var store = Stores.chunks(bucket, folder.resolve("writer"), 1);
                var intake = store.intake(DRIVE)) {
            for (int i = 0; i < 40; i++) {
                var bytes = random.bytes(100_000);
                written.put(Stores.add(intake, bytes), bytes);
            }
            intake.settle();
        }
    }

    @Test
    void blocksAreFetchedOnceAndFoundAgainAfterARestart() throws IOException {
        readAll();
        int gets = bucket.gets.get();
        assertThat(gets).isBetween(4, 6);
        readAll();
        assertThat(bucket.gets.get()).isEqualTo(gets);
    }

    @Test
    void whatWasDamagedInTheCacheIsFetchedAnew() throws IOException {
        readAll();
        for (var file : files()) {
            var bytes = Files.readAllBytes(file);
            new SeededRandom(2).nextBytes(bytes);
            Files.write(file, bytes);
        }
        readAll();
        for (var file : files()) {
            Files.write(file, new byte[0]);
        }
        readAll();
        int gets = bucket.gets.get();
        readAll();
        assertThat(bucket.gets.get()).isEqualTo(gets);
    }

    @Test
    void itsFilesMayVanish() throws IOException {
        try (var store = Stores.chunks(bucket, folder.resolve("cache"), 2)) {
            read(store);
            for (var file : files()) {
                Files.delete(file);
            }
            read(store);
        }
    }

    @Test
    void itTakesNoMoreThanItMay() throws IOException {
        var cache = BlockCache.in(folder.resolve("small"), 1000, new Observation());
        for (int i = 0; i < 20; i++) {
            cache.put(new Block(DRIVE, 1, i), new byte[300]);
            assertThat(cache.bytes()).isLessThanOrEqualTo(1000);
        }
        try (var files = Files.list(folder.resolve("small"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "7-0000000000000001-17", "7-0000000000000001-18", "7-0000000000000001-19");
        }
        assertThat(BlockCache.in(folder.resolve("small"), 500, new Observation())
                        .bytes())
                .isLessThanOrEqualTo(500);
    }

    @Test
    void whatWasJustWrittenIsRemembered() throws IOException {
        try (var store = Stores.chunks(bucket, folder.resolve("cache"), 3)) {
            var at = Stores.write(store, new byte[] {1, 2, 3});
            int gets = bucket.gets.get();
            assertThat(store.read(DRIVE, at)).containsExactly(1, 2, 3);
            assertThat(bucket.gets.get()).isEqualTo(gets);
        }
    }

    private void readAll() throws IOException {
        try (var store = Stores.chunks(bucket, folder.resolve("cache"), 2)) {
            read(store);
        }
    }

    private void read(ObjectChunkStore store) throws IOException {
        for (var chunk : written.entrySet()) {
            assertThat(store.read(DRIVE, chunk.getKey())).isEqualTo(chunk.getValue());
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder.resolve("cache"))) {
            return files.toList();
        }
    }
}
