package firn.storage.objects;

import firn.storage.chunks.PackedStore;
import java.io.IOException;
import java.nio.file.Path;

/** Packs in a bucket that is in memory, for tests of other rooms. */
public final class MemoryPacks {
    private final InMemoryBucket bucket = new InMemoryBucket();

    /** Another server on the same bucket. */
    public PackedStore open(Path cache, long seed) throws IOException {
        return Stores.chunks(bucket, cache, seed);
    }
}
