package firn.storage.chunks;

import firn.storage.vault.Marks;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Empty files of a folder beside the packs. */
record DiskMarks(Disk disk, Path folder) implements Marks {
    @Override
    public Set<String> all() throws IOException {
        return new HashSet<>(disk.list(folder));
    }

    @Override
    public void put(String name) throws IOException {
        try {
            disk.create(folder.resolve(name)).close();
        } catch (FileAlreadyExistsException e) {
            return;
        }
        disk.forceDirectory(folder);
        var root = folder.getParent();
        if (root != null) {
            disk.forceDirectory(root);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        disk.delete(folder.resolve(name));
    }
}
