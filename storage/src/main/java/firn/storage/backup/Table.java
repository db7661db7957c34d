package firn.storage.backup;

import firn.storage.sql.Dialect;
import java.util.Collections;
import java.util.List;

/**
 * A table of the schema.
 *
 * @param identity its column {@code id} is numbered by the database
 */
record Table(String name, List<String> columns, boolean identity) {
    Table {
        columns = List.copyOf(columns);
    }

    String select() {
        return "SELECT " + String.join(", ", columns) + " FROM " + name;
    }

    String insert(Dialect dialect) {
        String numbered = identity && dialect == Dialect.POSTGRESQL ? " OVERRIDING SYSTEM VALUE" : "";
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ")" + numbered + " VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }
}
