package firn.storage.upkeep;

import firn.storage.sql.Dialect;

class PostgresqlUpkeepTest extends SqlUpkeepContract {
    PostgresqlUpkeepTest() {
        super(Dialect.POSTGRESQL);
    }
}
