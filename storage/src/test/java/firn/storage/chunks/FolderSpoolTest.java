package firn.storage.chunks;

import firn.core.drive.Spool;
import firn.core.drive.SpoolContract;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FolderSpoolTest extends SpoolContract {
    @TempDir
    private Path folder;

    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        spool = FolderSpool.in(folder, Keyring.none());
    }

    @Override
    protected Spool spool() {
        return spool;
    }
}
