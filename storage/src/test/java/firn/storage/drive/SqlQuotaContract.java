package firn.storage.drive;

import firn.core.drive.Catalog;
import firn.core.drive.InMemoryChunkStore;
import firn.core.drive.QuotaContract;
import firn.core.testing.DriveFixture;
import firn.storage.catalog.CachedCatalog;
import firn.storage.catalog.SqlCatalog;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** On a database, as servers use it: SQLite behind the catalogue's cache, PostgreSQL without. */
abstract class SqlQuotaContract extends QuotaContract {
    private final Dialect dialect;
    private final List<Database> open = new ArrayList<>();

    @TempDir
    private Path folder;

    SqlQuotaContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected DriveFixture fixture() throws IOException {
        open.add(FreshDatabase.of(dialect, folder));
        Catalog catalog = new SqlCatalog(open.getLast());
        return new DriveFixture(
                dialect == Dialect.SQLITE ? new CachedCatalog(catalog) : catalog, new InMemoryChunkStore());
    }

    @AfterEach
    void closeDatabase() {
        open.forEach(Database::close);
    }
}
