package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.write;
import static firn.storage.observe.Observer.Work.PACK_FORCE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.SeededRandom;
import firn.storage.observe.Noted;
import firn.storage.observe.Observer.Count;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packs on a disk, and the memory before them, tell of their work. */
class ObservedPacksTest {
    @TempDir
    private Path folder;

    @Test
    void forcesAndWhoWaitedForThem() throws IOException {
        var noted = new Noted();
        try (var packs = new PackStore(folder, () -> Instant.EPOCH, new SeededRandom(1), Keyring.none())) {
            write(packs, new byte[] {1});
            packs.observation().by(noted);
            write(packs, new byte[] {2});
            var kept = write(packs, new byte[] {3});
            assertThat(noted.good).containsEntry(PACK_FORCE, 2);
            assertThat(noted.counts).containsEntry(Count.UPLOADS_OF_A_FORCE, 2L);
            var cached = new CachedChunkStore(packs, 1 << 20, packs.observation());
            cached.read(DRIVE, kept);
            cached.read(DRIVE, kept);
            assertThat(noted.counts).containsEntry(Count.MEMORY_MISS, 1L).containsEntry(Count.MEMORY_HIT, 1L);
        }
    }
}
