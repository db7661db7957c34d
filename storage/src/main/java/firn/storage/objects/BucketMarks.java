package firn.storage.objects;

import firn.storage.vault.Marks;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** Objects of one byte beside the packs. */
record BucketMarks(Bucket bucket, String prefix) implements Marks {
    @Override
    public Set<String> all() throws IOException {
        return bucket.list(prefix).stream()
                .map(entry -> entry.key().substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    @Override
    public void put(String name) throws IOException {
        bucket.put(prefix + name, Body.of(new byte[] {'\n'}));
    }

    @Override
    public void remove(String name) throws IOException {
        bucket.delete(prefix + name);
    }
}
