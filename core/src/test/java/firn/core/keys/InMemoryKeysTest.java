package firn.core.keys;

import firn.core.people.InMemoryDirectory;
import java.time.InstantSource;

class InMemoryKeysTest extends KeysContract {
    @Override
    protected Stores stores(InstantSource clock) {
        var directory = new InMemoryDirectory(clock);
        return new Stores(directory, new InMemoryKeys(directory, clock));
    }
}
