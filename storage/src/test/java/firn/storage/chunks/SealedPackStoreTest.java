package firn.storage.chunks;

import firn.core.drive.ChunkStore;
import firn.core.drive.ChunkStoreContract;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, encrypted. */
class SealedPackStoreTest extends ChunkStoreContract {
    @TempDir
    private Path root;

    private PackStore store;

    @BeforeEach
    void open() {
        store = Packs.store(new LocalDisk(), root, 1, Rings.of(1, 2));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    protected ChunkStore store() {
        return store;
    }
}
