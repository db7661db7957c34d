package firn.storage.keys;

import firn.storage.sql.Dialect;

class PostgresqlKeysTest extends SqlKeysContract {
    PostgresqlKeysTest() {
        super(Dialect.POSTGRESQL);
    }
}
