package firn.storage.keys;

import firn.storage.sql.Dialect;

class PostgresqlAllowancesTest extends SqlAllowancesContract {
    PostgresqlAllowancesTest() {
        super(Dialect.POSTGRESQL);
    }
}
