package firn.storage.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Catalog;
import firn.core.testing.Contents;
import firn.core.testing.DriveFixture;
import firn.core.testing.DriveWalk;
import firn.core.testing.SeededRandom;
import firn.storage.catalog.CachedCatalog;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackStore;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A drive on a database and packs does what the drive in memory does, step for step. */
class DriveOnDiskTest {
    private static final int STEPS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isTheDriveInMemory(Dialect dialect) throws IOException {
        walk(dialect, false);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isItBehindTheCacheAsWell(Dialect dialect) throws IOException {
        walk(dialect, true);
    }

    private void walk(Dialect dialect, boolean cached) throws IOException {
        try (Database database = FreshDatabase.of(dialect, folder);
                var packs = new PackStore(
                        folder.resolve("packs"),
                        () -> Instant.EPOCH,
                        new SeededRandom(1),
                        firn.storage.vault.Keyring.none());
                var memory = new DriveFixture();
                var disk = new DriveFixture(catalog(database, cached), packs)) {
            var expected = new DriveWalk(memory, new SeededRandom(7));
            var actual = new DriveWalk(disk, new SeededRandom(7));
            for (int i = 0; i < STEPS; i++) {
                assertThat(actual.step().outcome()).isEqualTo(expected.step().outcome());
            }
            assertThat(new Contents(disk).all()).isEqualTo(new Contents(memory).all());
            assertThat(disk.ada.quota()).isEqualTo(memory.ada.quota());
        }
    }

    private static Catalog catalog(Database database, boolean cached) {
        var sql = new SqlCatalog(database);
        return cached ? new CachedCatalog(sql) : sql;
    }
}
