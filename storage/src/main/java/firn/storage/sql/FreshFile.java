package firn.storage.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * An SQLite database that is made beside its place, {@code firn.db.rebuild} for {@code firn.db}, and takes it when it is
 * whole. What is left of an earlier try is thrown away.
 */
public record FreshFile(Path place) {
    private static final String SQLITE = "jdbc:sqlite:";
    /** The file itself last: while it is there, what belongs to it is wanted. */
    private static final List<String> PARTS = List.of("-wal", "-shm", "");

    /** Of an address as {@link Database#open} takes it; empty when that is no file. */
    public static Optional<FreshFile> of(String address) {
        return address.startsWith(SQLITE)
                ? Optional.of(new FreshFile(Path.of(address.substring(SQLITE.length()))))
                : Optional.empty();
    }

    private Path fresh() {
        return place.resolveSibling(place.getFileName() + ".rebuild");
    }

    /** @throws FileAlreadyExistsException in words, when there is a database in the place */
    public Database begin() throws IOException {
        for (var part : PARTS) {
            var file = place.resolveSibling(place.getFileName() + part);
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(
                        file.toString(),
                        null,
                        "is there. If it is lost or damaged, move it away (do not delete it yet), and try again");
            }
        }
        for (var part : PARTS) {
            Files.deleteIfExists(fresh().resolveSibling(fresh().getFileName() + part));
        }
        return Database.sqlite(fresh());
    }

    /** To be called once the database is closed; on return it is in its place, durably. */
    public void finish() throws IOException {
        try (var written = FileChannel.open(fresh(), StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh(), place, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(place.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
