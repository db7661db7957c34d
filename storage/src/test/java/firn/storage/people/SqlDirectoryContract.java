package firn.storage.people;

import firn.core.people.Directory;
import firn.core.people.DirectoryContract;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

abstract class SqlDirectoryContract extends DirectoryContract {
    private final Dialect dialect;
    private @Nullable Database database;

    @TempDir
    Path folder;

    SqlDirectoryContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected Directory directory(InstantSource clock) {
        var fresh = FreshDatabase.of(dialect, folder);
        database = fresh;
        return new SqlDirectory(fresh, clock);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
