package firn.storage.backup;

import firn.storage.chunks.PackStore;
import firn.storage.vault.Keyring;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an installation's backups: {@code packs/}, which they share, and {@code backups/<name>/} with {@code
 * database} and {@code manifest}. A backup under way has a name that ends with {@code .new}. Only for its owner's eyes; used
 * by one process at a time.
 */
public final class BackupFolder implements AutoCloseable {
    private static final String TITLE = "firn-backup";
    private static final String NEW = ".new";
    private static final String MANIFEST = "manifest";
    private static final String DATABASE = "database";

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private BackupFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens the folder for new backups of an installation; an empty one, or none, becomes one.
     *
     * @throws IOException in words, when it holds something else, or another installation's
     */
    public static BackupFolder make(Path root, String installation) throws IOException {
        Path title = root.resolve(TITLE);
        if (!Files.exists(title)) {
            begin(root, title, installation);
        }
        String found = Files.readString(title).strip();
        if (!found.equals(installation)) {
            throw new FileSystemException(
                    root.toString(),
                    null,
                    "the backups in it are those of another installation (" + found
                            + "); give each a folder of its own");
        }
        return hold(root);
    }

    private static void begin(Path root, Path title, String installation) throws IOException {
        if (!Files.isDirectory(root)) {
            privately(root);
        }
        try (var entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.endsWith("lost+found"))) {
                throw new FileSystemException(
                        root.toString(), null, "there is something else in it; give an empty folder, or a new one");
            }
        }
        privately(root.resolve("packs"));
        privately(root.resolve("backups"));
        Path fresh = root.resolve(TITLE + NEW);
        Files.writeString(fresh, installation + "\n");
        force(fresh);
        Files.move(fresh, title, StandardCopyOption.ATOMIC_MOVE);
        force(root);
    }

    private static void privately(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Opens a folder that has backups. @throws NoSuchFileException in words, when there are none */
    public static BackupFolder open(Path root) throws IOException {
        if (!Files.exists(root.resolve(TITLE))) {
            throw new NoSuchFileException(root.toString(), null, "there are no backups of Firn in it");
        }
        return hold(root);
    }

    private static BackupFolder hold(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            channel.close();
        }
        if (lock == null) {
            channel.close();
            throw new FileSystemException(
                    root.toString(), null, "another backup or restore is using it; wait until that is done");
        }
        return new BackupFolder(root, channel, lock);
    }

    /** Names of the backups, oldest first. */
    public List<String> names() throws IOException {
        Path all = root.resolve("backups");
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (var entries = Files.list(all)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.endsWith(NEW))
                    .sorted()
                    .toList();
        }
    }

    /** @throws IOException in words, when there is no such backup or its list is damaged */
    public Generation read(String name) throws IOException {
        Path manifest = folder(name).resolve(MANIFEST);
        if (!names().contains(name) || !Files.exists(manifest)) {
            throw new NoSuchFileException(
                    root.toString(), null, "there is no backup “" + name + "” in it; there are " + names());
        }
        return Generation.parse(name, Files.readAllBytes(manifest));
    }

    /** The newest backup, if there is any. */
    public Optional<String> newest() throws IOException {
        var names = names();
        return names.isEmpty() ? Optional.empty() : Optional.of(names.getLast());
    }

    InputStream database(String name) throws IOException {
        return Files.newInputStream(folder(name).resolve(DATABASE));
    }

    /** The file for the database's copy of a backup that begins; what is left of others that were broken off goes. */
    OutputStream begin(String name) throws IOException {
        sweep();
        Path fresh = folder(name + NEW);
        privately(fresh);
        return new BufferedOutputStream(Files.newOutputStream(fresh.resolve(DATABASE)), 1 << 16);
    }

    private void sweep() throws IOException {
        Path all = root.resolve("backups");
        if (!Files.isDirectory(all)) {
            return;
        }
        try (var entries = Files.list(all)) {
            for (Path left :
                    entries.filter(entry -> entry.toString().endsWith(NEW)).toList()) {
                remove(left);
            }
        }
    }

    /** The order that makes it a backup: both files durable, then its name, then the name's durability. */
    void finish(Generation made) throws IOException {
        Path fresh = folder(made.name() + NEW);
        Path manifest = fresh.resolve(MANIFEST);
        Files.write(manifest, made.bytesOfManifest());
        force(fresh.resolve(DATABASE));
        force(manifest);
        force(fresh);
        Files.move(fresh, folder(made.name()), StandardCopyOption.ATOMIC_MOVE);
        force(root.resolve("backups"));
        force(root);
    }

    /** Removes a backup; packs that no other needs stay. */
    void remove(String name) throws IOException {
        Path gone = folder(name + NEW);
        Files.move(folder(name), gone, StandardCopyOption.ATOMIC_MOVE);
        force(root.resolve("backups"));
        remove(gone);
    }

    private static void remove(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Files.delete(entry);
            }
        }
        Files.delete(folder);
    }

    /** The packs of all backups. */
    public PackStore packs(InstantSource clock, RandomGenerator random, Keyring ring) {
        return new PackStore(root.resolve("packs"), clock, random, ring);
    }

    private Path folder(String name) {
        return root.resolve("backups").resolve(name);
    }

    private static void force(Path place) throws IOException {
        var mode = Files.isDirectory(place) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(place, mode)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
