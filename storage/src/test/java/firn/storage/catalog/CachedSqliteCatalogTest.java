package firn.storage.catalog;

import firn.core.drive.Catalog;
import firn.storage.sql.Dialect;

class CachedSqliteCatalogTest extends SqlCatalogContract {
    @Override
    Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    Catalog before(Catalog inner) {
        return new CachedCatalog(inner);
    }
}
