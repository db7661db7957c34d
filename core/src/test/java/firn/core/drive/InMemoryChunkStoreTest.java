package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class InMemoryChunkStoreTest extends ChunkStoreContract {
    private static final byte[] BYTES = {1, 2, 3};
    private static final ChunkId ID = ChunkId.ofContent(BYTES, 0, 3);

    private final InMemoryChunkStore store = new InMemoryChunkStore();

    @Override
    protected ChunkStore store() {
        return store;
    }

    @Test
    void powerLossTakesWhatWasNotSettled() throws IOException {
        try (var intake = store.intake(1)) {
            var settled = intake.add(ID, BYTES, 0, 3);
            intake.settle();
            var lost = intake.add(ID, BYTES, 0, 3);
            store.losePower();
            assertThat(store.read(1, settled)).isEqualTo(BYTES);
            assertThatThrownBy(() -> store.read(1, lost)).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void damageIsNoticed() throws IOException {
        try (var intake = store.intake(1)) {
            var at = intake.add(ID, BYTES, 0, 3);
            intake.settle();
            store.damage(1, at);
            assertThatThrownBy(() -> store.read(1, at))
                    .isInstanceOf(DamagedChunkException.class)
                    .hasMessageContaining(ID.hex());
        }
    }
}
