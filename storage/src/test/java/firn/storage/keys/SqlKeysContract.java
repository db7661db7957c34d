package firn.storage.keys;

import firn.core.keys.KeysContract;
import firn.storage.people.SqlDirectory;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

abstract class SqlKeysContract extends KeysContract {
    private final Dialect dialect;
    private @Nullable Database database;

    @TempDir
    Path folder;

    SqlKeysContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected Stores stores(InstantSource clock) {
        var fresh = FreshDatabase.of(dialect, folder);
        database = fresh;
        return new Stores(new SqlDirectory(fresh, clock), new SqlKeys(fresh, clock));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
