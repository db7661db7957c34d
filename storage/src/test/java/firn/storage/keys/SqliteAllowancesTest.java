package firn.storage.keys;

import firn.storage.sql.Dialect;

class SqliteAllowancesTest extends SqlAllowancesContract {
    SqliteAllowancesTest() {
        super(Dialect.SQLITE);
    }
}
