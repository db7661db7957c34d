package firn.storage.chunks;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks whether a folder is still there, still the same (a disk may have gone from it), and can be written to. */
final class FolderWatch implements PackedStore.Watch {
    private static final String PROBE = ".probe";

    private final Path folder;
    private final @Nullable Object identity;

    private FolderWatch(Path folder, @Nullable Object identity) {
        this.folder = folder;
        this.identity = identity;
    }

    /** From now on; the folder is made when it is not there. */
    static FolderWatch begin(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new FolderWatch(folder, identity(folder));
    }

    @Override
    public void look() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Objects.equals(identity, identity(folder))) {
            throw new FileSystemException(folder.toString(), null, "is another folder than it was at the start");
        }
        Path probe = folder.resolve(PROBE);
        Files.write(probe, new byte[] {1});
        // a look that was given up for taking long may have come first
        Files.deleteIfExists(probe);
    }

    /** Device and number on disk, where the file system has such. */
    private static @Nullable Object identity(Path folder) throws IOException {
        return Files.readAttributes(folder, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
    }
}
