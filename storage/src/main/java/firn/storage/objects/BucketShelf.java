package firn.storage.objects;

import firn.storage.chunks.Shelf;
import firn.storage.vault.KeyId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A shelf of objects: {@code <prefix>/<place>/<name>}. */
record BucketShelf(Bucket bucket, String root) implements Shelf {
    private String prefix(String place) {
        return root + place + "/";
    }

    @Override
    public List<Item> items(String place) throws IOException {
        String prefix = prefix(place);
        return bucket.list(prefix).stream()
                .map(entry -> new Item(entry.key().substring(prefix.length()), entry.size()))
                .toList();
    }

    @Override
    public void put(String place, String name, byte[] bytes) throws IOException {
        bucket.put(prefix(place) + name, Body.of(bytes));
    }

    @Override
    public byte[] get(String place, String name) throws IOException {
        String key = prefix(place) + name;
        return bucket.get(key, 0, Math.toIntExact(bucket.size(key)));
    }

    @Override
    public Optional<KeyId> keyOf(String place, String name) {
        return Optional.empty();
    }

    @Override
    public void delete(String place, String name) throws IOException {
        bucket.delete(prefix(place) + name);
    }
}
