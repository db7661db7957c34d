package firn.storage.catalog;

import firn.core.drive.Lock;
import firn.core.drive.Locks;
import java.io.IOException;
import java.util.List;

/** All locks of a drive from memory. */
record CachedLocks(Sight sight) implements Locks {
    private Key<List<Lock>> key() {
        return new Key.OfLocks(sight.drive);
    }

    @Override
    public List<Lock> all() throws IOException {
        return sight.ask(key(), ledger -> ledger.locks().all());
    }

    @Override
    public void put(Lock lock) throws IOException {
        var writing = sight.writing();
        writing.inner().locks().put(lock);
        writing.touch(key());
    }

    @Override
    public void remove(String token) throws IOException {
        var writing = sight.writing();
        writing.inner().locks().remove(token);
        writing.touch(key());
    }
}
