package firn.storage.keys;

import firn.storage.sql.Dialect;

class SqliteKeysTest extends SqlKeysContract {
    SqliteKeysTest() {
        super(Dialect.SQLITE);
    }
}
