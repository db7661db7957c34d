package firn.storage.people;

import firn.storage.sql.Dialect;

class SqliteDirectoryTest extends SqlDirectoryContract {
    SqliteDirectoryTest() {
        super(Dialect.SQLITE);
    }
}
