package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.DamagedChunkException;
import firn.core.drive.ChunkStore;
import firn.core.drive.ChunkStoreContract;
import firn.core.drive.InMemoryChunkStore;
import firn.core.testing.SeededRandom;
import firn.storage.observe.Observation;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CachedChunkStoreTest extends ChunkStoreContract {
    private final InMemoryChunkStore inner = new InMemoryChunkStore();
    private final CachedChunkStore store =
            new CachedChunkStore(inner, CachedChunkStore.DEFAULT_BYTES, new Observation());

    @Override
    protected ChunkStore store() {
        return store;
    }

    /** What lies below is damaged after the first read, so a second one tells who answered. */
    @Test
    void smallChunksAreRememberedAndLargeOnesAreNot() throws IOException {
        var random = new SeededRandom(1);
        var small = random.bytes(CachedChunkStore.LONGEST);
        var large = random.bytes(CachedChunkStore.LONGEST + 1);
        var smallAt = write(store, small);
        var largeAt = write(store, large);
        assertThat(store.read(DRIVE, smallAt)).isEqualTo(small);
        assertThat(store.read(DRIVE, largeAt)).isEqualTo(large);
        inner.damage(DRIVE, smallAt);
        inner.damage(DRIVE, largeAt);
        assertThat(store.read(DRIVE, smallAt)).isEqualTo(small);
        assertThatThrownBy(() -> store.read(DRIVE, largeAt)).isInstanceOf(DamagedChunkException.class);
    }

    @Test
    void damageIsNotRemembered() throws IOException {
        var at = write(store, new byte[] {1, 2, 3});
        inner.damage(DRIVE, at);
        assertThatThrownBy(() -> store.read(DRIVE, at)).isInstanceOf(DamagedChunkException.class);
        inner.damage(DRIVE, at);
        assertThat(store.read(DRIVE, at)).containsExactly(1, 2, 3);
    }
}
