package firn.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A folder for one run, on the disk under measurement; gone when closed. */
record Scratch(Path folder) implements AutoCloseable {
    static Scratch below(Path parent) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(parent), "firn-bench");
        // Apache's children run as another user
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Scratch(folder);
    }

    /** How long ext4 may avoid inodes after they were freed: its RECENTCY_DIRTY and some seconds. */
    private static final Duration AVOIDED = Duration.ofSeconds(330);

    private static final String STAMP = ".firn-bench-cleaned";

    /**
     * Time until the deletions of an earlier run no longer slow the making of files (see {@code Workload.remove}); zero when
     * there was none lately. Knows only of the bench's own deletions.
     */
    static Duration untilClean(Path parent, Instant now) throws IOException {
        Path stamp = parent.resolve(STAMP);
        if (!Files.exists(stamp)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(
                now, Files.getLastModifiedTime(stamp).toInstant().plus(AVOIDED));
        return left.isNegative() ? Duration.ZERO : left;
    }

    Path make(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
        // written last: the wait counts from the last deletion
        Files.write(folder.resolveSibling(STAMP), new byte[1]);
    }
}
