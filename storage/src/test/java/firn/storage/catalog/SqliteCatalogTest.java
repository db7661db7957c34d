package firn.storage.catalog;

import firn.storage.sql.Dialect;

class SqliteCatalogTest extends SqlCatalogContract {
    @Override
    Dialect dialect() {
        return Dialect.SQLITE;
    }
}
