package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.core.testing.SeededRandom;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** Short words for the tests of packs. */
final class Packs {
    static final long DRIVE = 7;

    private Packs() {}

    static PackStore store(Disk disk, Path root, long seed) {
        return store(disk, root, seed, Keyring.none());
    }

    static PackStore store(Disk disk, Path root, long seed, Keyring keys) {
        var clock = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
        return new PackStore(new PackFolder(disk, root), new PackIds(clock, new SeededRandom(seed)), keys);
    }

    static Placement add(ChunkStore.Intake intake, byte[] bytes) throws IOException {
        return intake.add(ChunkId.ofContent(bytes, 0, bytes.length), bytes, 0, bytes.length);
    }

    static Placement write(ChunkStore store, byte[] bytes) throws IOException {
        try (var intake = store.intake(DRIVE)) {
            var placement = add(intake, bytes);
            intake.settle();
            return placement;
        }
    }
}
