package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.InMemoryCatalog;
import firn.core.drive.Operation;
import firn.core.drive.Precondition;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.MemoryPacks;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScrubTest {
    @TempDir
    private Path folder;

    @Test
    void theFilesAreNamedThatAreDamaged() throws IOException {
        var catalog = new InMemoryCatalog();
        try (var packs = disk(1);
                var it = new DriveFixture(catalog, packs)) {
            for (int i = 0; i < 5; i++) {
                it.file(it.ada, it.common, "file" + i, "content of file " + i + " ".repeat(2000));
            }
            var trashed = it.file(it.ada, it.common, "gone", "content that was thrown away");
            it.ada.apply(new Operation.Trash(trashed.id(), new Precondition.None()));
            packs.close();
            try (var again = disk(2)) {
                var seen = new ArrayList<Long>();
                var sound = new FileScrub(catalog, again).run(DRIVE, seen::add);
                assertThat(sound.sound()).isTrue();
                assertThat(sound.chunks()).isGreaterThanOrEqualTo(6);
                assertThat(seen.stream().mapToLong(Long::longValue).sum()).isEqualTo(sound.bytes());
                var walk = new FileScrub(catalog, again).from(DRIVE, FileScrub.Position.START);
                var first = walk.next().orElseThrow();
                assertThat(first.chunks()).isEqualTo((int) sound.chunks());
                var rest = new FileScrub(catalog, again).from(DRIVE, first.until());
                assertThat(rest.next()).as("goes on behind it").isEmpty();
                var none = new FileScrub.Position(Long.MAX_VALUE, Optional.empty());
                assertThat(new FileScrub(catalog, again).from(DRIVE, none).next())
                        .isEmpty();
                damageAll();
                var report = new FileScrub(catalog, again).run(DRIVE, bytes -> {});
                assertThat(report.damaged()).isEqualTo((int) sound.chunks());
                assertThat(report.files())
                        .extracting(FileScrub.DamagedFile::path)
                        .contains("(trash)/gone")
                        .anyMatch(path -> path.endsWith("/file3"))
                        .hasSizeGreaterThanOrEqualTo(6);
            }
        }
    }

    /** What is remembered on the disk does not hide what the bucket has lost. */
    @Test
    void aBucketIsReadPastTheCache() throws IOException {
        var catalog = new InMemoryCatalog();
        var bucket = new MemoryPacks();
        try (PackedStore packs = bucket.open(folder, 1, Rings.of(1));
                var it = new DriveFixture(catalog, packs)) {
            it.file(it.ada, it.common, "file", "content " + " ".repeat(2000));
            var at = catalog.read(DRIVE, ledger -> ledger.care().chunksAfter(Optional.empty(), 1))
                    .getFirst();
            assertThat(packs.readAnew(DRIVE, at)).isEqualTo(packs.read(DRIVE, at));
            packs.delete(DRIVE, at.pack());
            assertThat(packs.read(DRIVE, at)).isNotEmpty();
            assertThat(new FileScrub(catalog, packs).run(DRIVE, bytes -> {}).files())
                    .extracting(FileScrub.DamagedFile::path)
                    .satisfiesExactly(path -> assertThat(path).endsWith("/file"));
        }
    }

    private void damageAll() throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (var file : files) {
            var bytes = Files.readAllBytes(file);
            for (int at = 60; at < bytes.length; at += 20) {
                bytes[at] ^= 1;
            }
            Files.write(file, bytes);
        }
    }

    private PackStore disk(long seed) {
        return new PackStore(
                folder.resolve("packs"), () -> java.time.Instant.EPOCH, new SeededRandom(seed), Rings.of(1));
    }
}
