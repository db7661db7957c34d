package firn.storage.keys;

import firn.core.keys.Allowances;
import firn.core.keys.AllowancesContract;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

abstract class SqlAllowancesContract extends AllowancesContract {
    private final Dialect dialect;
    private @Nullable Database database;

    @TempDir
    Path folder;

    SqlAllowancesContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected Allowances fresh() {
        var fresh = FreshDatabase.of(dialect, folder);
        database = fresh;
        return new SqlAllowances(fresh);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }
}
