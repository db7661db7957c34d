package firn.server.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * The data folder as somebody finds it who does not hold it.
 *
 * @param shared with others than its owner
 * @param held by a server that runs
 * @param free bytes of its disk
 */
public record FolderState(Path path, boolean writable, boolean shared, boolean held, long free) {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** @throws java.nio.file.NoSuchFileException in words, when it is not there */
    public static FolderState of(Path path) throws IOException {
        DataFolder.mustBeThere(path);
        return new FolderState(
                path,
                Files.isWritable(path),
                isShared(path),
                isHeld(path.resolve("firn.lock")),
                Files.getFileStore(path).getUsableSpace());
    }

    private static boolean isShared(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNERS.containsAll(Files.getPosixFilePermissions(path));
    }

    private static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
