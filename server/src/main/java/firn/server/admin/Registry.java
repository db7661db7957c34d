package firn.server.admin;

import firn.core.drive.Catalog;
import firn.core.keys.Keys;
import firn.core.people.Directory;
import firn.core.upkeep.Upkeep;
import firn.server.config.Config;
import firn.storage.catalog.CachedCatalog;
import firn.storage.catalog.SqlCatalog;
import firn.storage.catalog.Tidings;
import firn.storage.keys.SqlKeys;
import firn.storage.people.SqlDirectory;
import firn.storage.sql.Database;
import firn.storage.turns.SharedTurns;
import firn.storage.upkeep.SqlScrubs;
import firn.storage.upkeep.SqlUpkeep;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntConsumer;

/** What a server knows, without the contents: people and trees, in one database. May be open in several processes. */
public final class Registry implements AutoCloseable {
    private final Database database;
    private final InstantSource clock;
    private final Directory directory;
    private final Keys keys;
    private final Catalog catalog;
    private final Upkeep upkeep;
    private final SqlScrubs scrubs;

    /** Has somebody told of what all servers write to drives, until what is answered is closed. */
    public Database.Listening listen(Tidings listener) {
        return Tidings.of(database, listener);
    }

    /** Has somebody told how many writes shared each commit; never, where writes do not share any. */
    public void observeCommits(IntConsumer works) {
        database.observeCommits(works);
    }

    /** Whether several servers may use it. */
    public boolean isShared() {
        return database.isShared();
    }

    /** Has jobs done from now on, each by one of all servers. */
    public SharedTurns begin(Map<String, Runnable> jobs) {
        return SharedTurns.begin(database, clock, jobs, SharedTurns.Pace.HOURLY);
    }

    private Registry(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.directory = new SqlDirectory(database, clock);
        this.keys = new SqlKeys(database, clock);
        this.upkeep = new SqlUpkeep(database, clock);
        this.scrubs = new SqlScrubs(database, clock);
        this.catalog = remembering(database, new SqlCatalog(database));
    }

    /** With memory before it where others cannot write unnoticed. */
    private static Catalog remembering(Database database, Catalog catalog) {
        CachedCatalog cached = new CachedCatalog(catalog);
        return database.watch(cached::forget) ? cached : catalog;
    }

    public static Registry open(Config config, InstantSource clock) {
        return new Registry(Database.open(config.database()), clock);
    }

    /** Beside a server that may be running, so a schema that is older than this program is refused and not updated. */
    static Registry beside(Config config, InstantSource clock) {
        return new Registry(Database.openAsIs(config.database()), clock);
    }

    public Directory directory() {
        return directory;
    }

    public Keys keys() {
        return keys;
    }

    public Upkeep upkeep() {
        return upkeep;
    }

    public SqlScrubs scrubs() {
        return scrubs;
    }

    public Catalog catalog() {
        return catalog;
    }

    @Override
    public void close() throws IOException {
        catalog.close();
        database.close();
    }
}
