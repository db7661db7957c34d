package firn.storage.objects;

import firn.core.drive.ChunkStore;
import firn.core.drive.ChunkStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over the wire. */
class ObjectChunkStoreTest extends ChunkStoreContract {
    @TempDir
    private Path cache;

    private ObjectStore connection;
    private ObjectChunkStore store;

    @BeforeEach
    void open() throws IOException {
        connection = ObjectStore.connect(
                Gateway.SHARED.bucket("contract"), InstantSource.system(), new SecureRandom(), Duration.ofSeconds(20));
        store = connection.chunks(cache, Stores.CACHE, firn.storage.vault.Keyring.none());
    }

    @AfterEach
    void close() {
        store.close();
        connection.close();
    }

    @Override
    protected ChunkStore store() {
        return store;
    }
}
