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
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything a server keeps. Held by one server at a time; for the owner's eyes only. */
public final class DataFolder implements AutoCloseable {
    private static final String UNFINISHED = "unfinished";
    private static final String SECRET = "secret.key";

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

    /**
     * Takes the folder for this process.
     *
     * @throws FileSystemException in words, when it cannot, another server has it, or it was never filled to the end
     */
    public static DataFolder hold(Path path) throws IOException {
        DataFolder held = take(path);
        if (Files.exists(path.resolve(UNFINISHED))) {
            held.close();
            throw new FileSystemException(
                    path.toString(),
                    null,
                    "a restore or a move into this data folder was broken off; run that command again to go on,"
                            + " or take another folder");
        }
        return held;
    }

    /** Takes the folder to bring a server's data into it; until {@link #filled} no server starts on it. */
    public static DataFolder holdToFill(Path path) throws IOException {
        DataFolder held = take(path);
        Path mark = path.resolve(UNFINISHED);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
            force(path);
        }
        return held;
    }

    /** All is there that {@link #holdToFill} was for. */
    public void filled() throws IOException {
        Files.deleteIfExists(path.resolve(UNFINISHED));
        force(path);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static DataFolder take(Path path) throws IOException {
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
        Path file = path.resolve(SECRET);
        if (!Files.exists(file)) {
            byte[] key = new byte[length];
            random.nextBytes(key);
            keepSecret(Base64.getEncoder().encode(key));
        }
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }

    /** The file of {@link #secretKey} as it is, for a backup; empty when there is none. */
    public static Optional<byte[]> savedSecret(Path path) throws IOException {
        Path file = path.resolve(SECRET);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /**
     * Brings back what {@link #savedSecret} gave.
     *
     * @throws FileSystemException in words, when there is another one
     */
    public void restoreSecret(byte[] saved) throws IOException {
        Optional<byte[]> there = savedSecret(path);
        if (there.isEmpty()) {
            keepSecret(saved);
        } else if (!Arrays.equals(there.get(), saved)) {
            throw new FileSystemException(
                    path.resolve(SECRET).toString(), null, "there is another server's secret; take an empty folder");
        }
    }

    private void keepSecret(byte[] text) throws IOException {
        Path fresh = path.resolve(SECRET + ".new");
        Files.deleteIfExists(fresh);
        makePrivate(fresh);
        Files.write(fresh, text);
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, path.resolve(SECRET), StandardCopyOption.ATOMIC_MOVE);
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
