package firn.storage.people;

import firn.storage.sql.Dialect;

class PostgresqlDirectoryTest extends SqlDirectoryContract {
    PostgresqlDirectoryTest() {
        super(Dialect.POSTGRESQL);
    }
}
