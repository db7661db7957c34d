package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.Catalog;
import firn.core.drive.InMemoryCatalog;
import firn.core.drive.Ledger;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.MemoryPacks;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
    private static final long OTHER = DRIVE + 1;
    private static final byte[] KEPT = {1, 2, 3};

    @TempDir
    private Path folder;

    @Test
    void aDriveGoesFromTheDiskAndNoOtherIsTouched() throws IOException {
        try (PackStore first = disk(1)) {
            fill(first);
        }
        try (PackStore packs = disk(2)) {
            removes(packs);
        }
    }

    @Test
    void aDriveGoesFromTheBucket() throws IOException {
        try (PackedStore packs = new MemoryPacks().open(folder, 1, Rings.of(1))) {
            fill(packs);
            removes(packs);
        }
    }

    private final Catalog catalog = new InMemoryCatalog();
    private Placement kept = new Placement(ChunkId.of(new byte[32]), 1, 1, 0, 1);

    private PackStore disk(long seed) {
        return new PackStore(folder, () -> java.time.Instant.EPOCH, new SeededRandom(seed), Rings.of(1));
    }

    private void fill(PackedStore packs) throws IOException {
        try (var it = new DriveFixture(catalog, packs)) {
            it.file(it.ada, it.common, "file", "content");
            catalog.create(OTHER);
            try (var intake = packs.intake(OTHER)) {
                kept = intake.add(ChunkId.ofContent(KEPT, 0, KEPT.length), KEPT, 0, KEPT.length);
                intake.settle();
            }
        }
    }

    private Removal removal(PackedStore packs) {
        return new Removal(catalog, packs, () -> Instant.EPOCH);
    }

    private void pin(Optional<Instant> until) throws IOException {
        catalog.write(DRIVE, ledger -> {
            ledger.care().pin("backup", until);
            return until;
        });
    }

    private void removes(PackedStore packs) throws IOException {
        assertThat(packs.stored(DRIVE)).isNotEmpty();
        var noon = Instant.parse("2026-11-23T12:00:00Z");
        pin(Optional.of(noon.plusSeconds(9)));
        assertThat(new Removal(catalog, packs, () -> noon).run(DRIVE))
                .as("a backup copies them")
                .isFalse();
        assertThat(packs.stored(DRIVE)).isNotEmpty();
        pin(Optional.empty());
        assertThat(removal(packs).run(DRIVE)).isTrue();
        assertThat(removal(packs).run(DRIVE)).as("once more").isTrue();
        assertThat(packs.stored(DRIVE)).isEmpty();
        assertThatThrownBy(() -> catalog.read(DRIVE, Ledger::head)).isInstanceOf(NoSuchFileException.class);
        assertThat(packs.readAnew(OTHER, kept)).isEqualTo(KEPT);
        assertThat(catalog.<Object>read(OTHER, Ledger::head)).isNotNull();
    }
}
