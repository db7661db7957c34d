package firn.server.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything a server keeps. Held by one server at a time; for the owner's eyes only. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder where it is not there, readable for its owner alone. */
    public static void make(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    /** @throws NoSuchFileException in words, when there is no server's data in the folder */
    public static void mustBeThere(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new NoSuchFileException(
                    path.toString(),
                    null,
                    "there is no data folder; start the server once, or name another with --data");
        }
    }

    /** Takes the folder for this process. @throws FileSystemException in words, when it cannot, or another server has it */
    public static DataFolder hold(Path path) throws IOException {
        FileChannel channel = open(path);
        FileLock lock = lock(channel);
        if (lock == null) {
            channel.close();
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "another Firn server runs on this data folder; stop it first, or name another with --data");
        }
        return new DataFolder(path, channel, lock);
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            make(path);
            return FileChannel.open(path.resolve("firn.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "the data folder cannot be made or written there; mend that, or name another with --data");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    public Path packs() {
        return path.resolve("packs");
    }

    public Path uploads() {
        return path.resolve("uploads");
    }

    /** What seals secrets in the database: kept beside it, made on the first start, for the owner's eyes only. */
    public byte[] secretKey(SecureRandom random, int length) throws IOException {
        Path file = path.resolve("secret.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[length];
            random.nextBytes(key);
            Path fresh = path.resolve("secret.key.new");
            Files.deleteIfExists(fresh);
            makePrivate(fresh);
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key));
            try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    private static void makePrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Bytes the disk still has for us; as good as unlimited where it does not tell. */
    public long freeBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
