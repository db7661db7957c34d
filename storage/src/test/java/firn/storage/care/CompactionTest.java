package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.InMemoryCatalog;
import firn.core.drive.Operation;
import firn.core.drive.Precondition;
import firn.core.testing.Contents;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.chunks.Scrub;
import firn.storage.objects.MemoryPacks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {
    @TempDir
    private Path folder;

    @Test
    void manySmallPacksBecomeOneAndReadersOfTheOldAreNotDisturbed() throws IOException {
        try (var packs = new MemoryPacks().open(folder, 1);
                var it = new DriveFixture(new InMemoryCatalog(), packs)) {
            for (int i = 0; i < 40; i++) {
                it.file(it.ada, it.common, "file" + i, "content of file " + i);
            }
            assertThat(packs.stored(DRIVE)).hasSize(40);
            var before = new Contents(it).all();
            var old = it.catalog.read(DRIVE, ledger -> ledger.care().chunksAfter(Optional.empty(), 99));
            var report = new Compaction(it.catalog, packs).run(DRIVE, Long.MAX_VALUE);
            assertThat(report.chunks()).isEqualTo(40);
            assertThat(report.damaged()).isZero();
            for (var placement : old) {
                assertThat(packs.read(DRIVE, placement)).isNotEmpty();
            }
            assertThat(new Contents(it).all()).isEqualTo(before);
            for (int i = 0; i < 3; i++) {
                new GarbageCollection(
                                it.catalog,
                                packs,
                                new GarbageCollection.Terms(GarbageCollection.GRACE, () -> it.now, new SeededRandom(1)))
                        .run(DRIVE);
                it.pass(GarbageCollection.GRACE);
            }
            assertThat(packs.stored(DRIVE)).hasSizeLessThan(40);
            assertThat(new Contents(it).all()).isEqualTo(before);
            assertThat(new Scrub(packs).drive(DRIVE).sound()).isTrue();
        }
    }

    @Test
    void aSparsePackOnTheDiskIsEmptied() throws IOException {
        var catalog = new InMemoryCatalog();
        try (var packs = disk(1);
                var it = new DriveFixture(catalog, packs)) {
            leaveATenth(it);
            packs.close();
            try (var again = disk(2)) {
                long before = bytes(again);
                assertThat(new Compaction(catalog, again)
                                .run(DRIVE, Long.MAX_VALUE)
                                .packs())
                        .isZero();
                collect(it, again);
                var report = new Compaction(catalog, again).run(DRIVE, Long.MAX_VALUE);
                assertThat(report.packs()).isEqualTo(1);
                assertThat(report.chunks()).isPositive();
                collect(it, again);
                assertThat(bytes(again)).isLessThan(before / 2);
                for (var at : catalog.read(DRIVE, ledger -> ledger.care().chunksAfter(Optional.empty(), 9999))) {
                    assertThat(again.read(DRIVE, at)).hasSize(at.length());
                }
                assertThat(new Scrub(again).drive(DRIVE).sound()).isTrue();
            }
        }
    }

    private static long bytes(PackedStore packs) throws IOException {
        return packs.stored(DRIVE).stream()
                .mapToLong(PackedStore.StoredPack::size)
                .sum();
    }

    private static void leaveATenth(DriveFixture it) throws IOException {
        var random = new SeededRandom(1);
        for (int i = 0; i < 30; i++) {
            var node = it.file(it.ada, it.common, "file" + i, HexFormat.of().formatHex(random.bytes(50_000)));
            if (i % 10 > 0) {
                it.ada.apply(new Operation.Trash(node.id(), new Precondition.None()));
                it.ada.apply(new Operation.Purge(node.id()));
            }
        }
        while (it.drive.housekeeping().step()) {}
    }

    @Test
    void theChunkTableIsMadeFromThePacks() throws IOException {
        try (var packs = new MemoryPacks().open(folder, 1);
                var it = new DriveFixture(new InMemoryCatalog(), packs)) {
            for (int i = 0; i < 20; i++) {
                it.file(it.ada, it.common, "file" + i, "content of file " + i + " ".repeat(2000));
            }
            var before = new Contents(it).all();
            var known = it.catalog.read(DRIVE, ledger -> ledger.care().chunksAfter(Optional.empty(), 999));
            it.catalog.write(DRIVE, ledger -> {
                ledger.care().forget(known.stream().map(chunk -> chunk.chunk()).toList());
                return true;
            });
            var rebuild = new Rebuild(it.catalog, packs);
            assertThat(rebuild.run(DRIVE).added()).isEqualTo(known.size());
            assertThat(rebuild.run(DRIVE).added()).isZero();
            assertThat(new Contents(it).all()).isEqualTo(before);
        }
    }

    private PackStore disk(long seed) {
        return new PackStore(
                folder.resolve("packs"),
                () -> java.time.Instant.EPOCH,
                new SeededRandom(seed),
                firn.storage.vault.Keyring.none());
    }

    private static void collect(DriveFixture it, PackedStore packs) throws IOException {
        for (int i = 0; i < 4; i++) {
            new GarbageCollection(
                            it.catalog,
                            packs,
                            new GarbageCollection.Terms(GarbageCollection.GRACE, () -> it.now, new SeededRandom(i)))
                    .run(DRIVE);
            it.pass(GarbageCollection.GRACE);
        }
    }
}
