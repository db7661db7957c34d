package firn.storage.upkeep;

import firn.storage.sql.Dialect;

class SqliteUpkeepTest extends SqlUpkeepContract {
    SqliteUpkeepTest() {
        super(Dialect.SQLITE);
    }
}
