package firn.storage.chunks;

import firn.storage.vault.KeyId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shelf of files below a folder that one process holds. */
record DiskShelf(Disk disk, Path root) implements Shelf {
    private static final String FRESH = ".new";

    @Override
    public List<Item> items(String place) throws IOException {
        var items = new ArrayList<Item>();
        for (var name : disk.list(root.resolve(place))) {
            if (!name.endsWith(FRESH)) {
                try (var file = disk.open(root.resolve(place).resolve(name))) {
                    items.add(new Item(name, file.size()));
                }
            }
        }
        return items;
    }

    /** The bytes durable under another name, then the name, then the folder's names. */
    @Override
    public void put(String place, String name, byte[] bytes) throws IOException {
        var folder = root.resolve(place);
        var there = disk.list(folder);
        if (there.contains(name)) {
            throw new FileAlreadyExistsException(folder.resolve(name).toString());
        }
        var fresh = folder.resolve(name + FRESH);
        disk.delete(fresh);
        try (var file = disk.create(fresh)) {
            file.write(ByteBuffer.wrap(bytes), 0);
            file.force();
        }
        disk.move(fresh, folder.resolve(name));
        disk.forceDirectory(folder);
        if (there.isEmpty()) {
            forceAbove(folder);
        }
    }

    private void forceAbove(Path folder) throws IOException {
        for (var above = folder.getParent(); above != null && above.startsWith(root); above = above.getParent()) {
            disk.forceDirectory(above);
        }
    }

    @Override
    public byte[] get(String place, String name) throws IOException {
        try (var file = disk.open(root.resolve(place).resolve(name))) {
            var bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
            file.read(bytes, 0);
            return bytes.array();
        }
    }

    @Override
    public Optional<KeyId> keyOf(String place, String name) {
        return Optional.empty();
    }

    @Override
    public void delete(String place, String name) throws IOException {
        disk.delete(root.resolve(place).resolve(name));
    }
}
