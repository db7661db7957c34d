package firn.storage.catalog;

import firn.storage.sql.Dialect;

class PostgresCatalogTest extends SqlCatalogContract {
    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}
