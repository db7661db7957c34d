package firn.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The keys that contents are encrypted with, one a line; they are not told by {@link #toString}. */
public record KeyLines(String text) {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** From the environment, the file that is set, or the file {@code keys} of the data folder; empty: none of them is there. */
    static Optional<KeyLines> read(Values values, Path data) {
        Optional<String> set = values.maybe(Key.ENCRYPTION_KEY);
        if (set.isPresent()) {
            return Optional.of(new KeyLines(set.get().replace(',', '\n').replace(' ', '\n')));
        }
        Optional<Path> file = values.maybe(Key.ENCRYPTION_FILE).map(Path::of);
        Path usual = data.resolve("keys");
        return file.or(() -> Files.exists(usual) ? Optional.of(usual) : Optional.empty())
                .map(KeyLines::of);
    }

    private static KeyLines of(Path file) {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new IllegalArgumentException("The key file " + file
                        + " can be read or written by others than its owner; say chmod 600 " + file);
            }
            return new KeyLines(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("The key file can't be read: " + e, e);
        }
    }

    @Override
    public String toString() {
        return "KeyLines[]";
    }
}
