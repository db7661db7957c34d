package firn.storage.sql;

import java.util.Map;

/** The databases Firn runs on. SQL is written once for both; the words that must differ are placeholders of the migrations. */
public enum Dialect {
    SQLITE(Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT", "blob", "BLOB")),
    POSTGRESQL(Map.of("identity", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "blob", "BYTEA"));

    private final Map<String, String> placeholders;

    Dialect(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    /** What <code>${identity}</code> and <code>${blob}</code> mean in a migration. */
    Map<String, String> placeholders() {
        return placeholders;
    }
}
