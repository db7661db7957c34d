package firn.storage.upkeep;

import firn.core.upkeep.Upkeep;
import firn.core.upkeep.UpkeepContract;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

abstract class SqlUpkeepContract extends UpkeepContract {
    private final Dialect dialect;
    private final List<Database> open = new ArrayList<>();

    @TempDir
    private Path folder;

    SqlUpkeepContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    protected Upkeep upkeep(InstantSource clock) {
        open.add(FreshDatabase.of(dialect, folder));
        return new SqlUpkeep(open.getLast(), clock);
    }

    @AfterEach
    void close() {
        open.forEach(Database::close);
    }
}
