package firn.storage.catalog;

import firn.core.drive.Catalog;
import firn.core.drive.CatalogContract;
import firn.core.drive.InMemoryCatalog;

/** With so little memory that much is forgotten again while it is used. */
class CachedMemoryCatalogTest extends CatalogContract {
    private final Catalog catalog = new CachedCatalog(new InMemoryCatalog(), 8_000);

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
