package firn.storage.drive;

import firn.storage.sql.Dialect;

class SqliteQuotaTest extends SqlQuotaContract {
    SqliteQuotaTest() {
        super(Dialect.SQLITE);
    }
}
