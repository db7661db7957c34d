package firn.storage.chunks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.storage.observe.Observation;
import firn.storage.observe.Observer.Count;
import java.io.IOException;

/** Remembers small chunks that were read, verified as they are; a placement that is not true never finds one. */
public final class CachedChunkStore implements ChunkStore {
    /** Bytes remembered unless told otherwise: 32 MiB. */
    public static final long DEFAULT_BYTES = 32L << 20;
    /** Longer chunks are not remembered: 64 KiB. */
    public static final int LONGEST = 64 << 10;

    /** Estimated bytes of an entry besides the chunk's. */
    private static final int OVERHEAD = 256;

    private record Key(long drive, Placement at) {}

    private final ChunkStore store;
    private final Observation observation;
    private final Cache<Key, byte[]> cache;

    /** @param bytes of memory that it may use, about */
    public CachedChunkStore(ChunkStore store, long bytes, Observation observation) {
        this.observation = observation;
        this.store = store;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, byte[] chunk) -> chunk.length + OVERHEAD)
                .build();
    }

    @Override
    public Intake intake(long drive) {
        return store.intake(drive);
    }

    @Override
    public byte[] read(long drive, Placement at) throws IOException {
        if (at.length() > LONGEST) {
            return store.read(drive, at);
        }
        var key = new Key(drive, at);
        var known = cache.getIfPresent(key);
        observation.count(known != null ? Count.MEMORY_HIT : Count.MEMORY_MISS, 1);
        if (known != null) {
            return known;
        }
        var read = store.read(drive, at);
        cache.put(key, read);
        return read;
    }
}
