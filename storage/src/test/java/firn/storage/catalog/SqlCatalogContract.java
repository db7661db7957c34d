package firn.storage.catalog;

import firn.core.drive.Catalog;
import firn.core.drive.CatalogContract;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a fresh database, as it is or with something before it. */
abstract class SqlCatalogContract extends CatalogContract {
    @TempDir
    Path folder;

    private Database database;
    private Catalog catalog;

    abstract Dialect dialect();

    Catalog before(Catalog inner) {
        return inner;
    }

    @BeforeEach
    void open() {
        database = FreshDatabase.of(dialect(), folder);
        catalog = before(new SqlCatalog(database));
    }

    @AfterEach
    void close() throws IOException {
        catalog.close();
        database.close();
    }

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
