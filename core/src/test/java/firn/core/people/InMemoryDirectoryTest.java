package firn.core.people;

import java.time.InstantSource;

class InMemoryDirectoryTest extends DirectoryContract {
    @Override
    protected Directory directory(InstantSource clock) {
        return new InMemoryDirectory(clock);
    }
}
