package firn.core.drive;

class InMemoryCatalogTest extends CatalogContract {
    private final InMemoryCatalog catalog = new InMemoryCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
