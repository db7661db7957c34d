package firn.storage.drive;

import firn.storage.sql.Dialect;

class PostgresqlQuotaTest extends SqlQuotaContract {
    PostgresqlQuotaTest() {
        super(Dialect.POSTGRESQL);
    }
}
