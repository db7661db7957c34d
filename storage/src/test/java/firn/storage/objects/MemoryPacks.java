package firn.storage.objects;

import firn.storage.chunks.PackedStore;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Packs in a bucket that is in memory, for tests of other rooms. */
public final class MemoryPacks {
    private final InMemoryBucket bucket = new InMemoryBucket();

    /** Another server on the same bucket. */
    public PackedStore open(Path cache, long seed) throws IOException {
        return open(cache, seed, Keyring.none());
    }

    public PackedStore open(Path cache, long seed, Keyring ring) throws IOException {
        return Stores.chunks(bucket, cache, seed, 96L << 20, ring);
    }

    /** All bytes of all objects, one character a byte. */
    public String bytes() throws IOException {
        var all = new StringBuilder();
        for (var entry : bucket.list("")) {
            all.append(new String(bucket.get(entry.key(), 0, (int) entry.size()), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }
}
