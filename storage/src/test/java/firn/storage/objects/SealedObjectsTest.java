package firn.storage.objects;

import firn.core.drive.ChunkStore;
import firn.core.drive.ChunkStoreContract;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, encrypted. */
class SealedObjectsTest extends ChunkStoreContract {
    @TempDir
    private Path cache;

    private ObjectChunkStore store;

    @BeforeEach
    void open() throws IOException {
        store = Stores.chunks(new InMemoryBucket(), cache, 1, 96L << 20, Rings.of(1, 2));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected ChunkStore store() {
        return store;
    }
}
