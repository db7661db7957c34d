package firn.storage.catalog;

import firn.core.drive.Catalog;
import firn.storage.sql.Dialect;

class CachedPostgresCatalogTest extends SqlCatalogContract {
    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    Catalog before(Catalog inner) {
        return new CachedCatalog(inner);
    }
}
