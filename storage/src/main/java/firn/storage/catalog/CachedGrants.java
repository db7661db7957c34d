package firn.storage.catalog;

import firn.core.drive.Grant;
import firn.core.drive.Grants;
import java.io.IOException;
import java.util.List;

/** All grants of a drive from memory. */
record CachedGrants(Sight sight) implements Grants {
    private Key<List<Grant>> key() {
        return new Key.OfGrants(sight.drive);
    }

    @Override
    public List<Grant> all() throws IOException {
        return sight.ask(key(), ledger -> ledger.grants().all());
    }

    @Override
    public void put(Grant grant) throws IOException {
        var writing = sight.writing();
        writing.inner().grants().put(grant);
        writing.touch(key());
    }

    @Override
    public void remove(Grant grant) throws IOException {
        var writing = sight.writing();
        writing.inner().grants().remove(grant);
        writing.touch(key());
    }
}
