package firn.storage.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of an SQLite database that is made before its schema is changed, <code>firn.db.v4</code> beside
 * <code>firn.db</code>: whoever wants to go back to the older program finds it there. An earlier one of the same version
 * is replaced, or each start that fails would fill the disk with one more.
 */
final class UpgradeCopy {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeCopy.class);

    private UpgradeCopy() {}

    /** The copy's place. */
    static Path of(Path database, int version) {
        return database.resolveSibling(database.getFileName() + ".v" + version);
    }

    /** On return the copy is complete and durable. SQLite itself does not flush what VACUUM INTO writes. */
    static void make(Session session, Path database, int version) throws SQLException {
        Path copy = of(database, version);
        Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            session.update("VACUUM INTO ?", fresh.toString());
            force(fresh, StandardOpenOption.WRITE);
            Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(database.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ);
        } catch (IOException e) {
            throw new SQLException("no copy of it could be made before the update: " + e, e);
        }
        LOG.info("The database is brought up to date; as it was (schema {}), it is kept in {}", version, copy);
    }

    private static void force(Path file, StandardOpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(file, mode)) {
            channel.force(true);
        }
    }
}
