package firn.storage.sql;

import java.util.Map;

/** The databases Firn runs on. SQL is written once for both; the words that must differ are placeholders of the migrations. */
public enum Dialect {
    SQLITE(Map.of(
            "identity",
            "INTEGER PRIMARY KEY AUTOINCREMENT",
            "blob",
            "BLOB",
            "bytewise",
            "COLLATE BINARY",
            "clustered",
            "WITHOUT ROWID")),
    POSTGRESQL(Map.of(
            "identity",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "blob",
            "BYTEA",
            "bytewise",
            "COLLATE \"C\"",
            "clustered",
            ""));

    private final Map<String, String> placeholders;

    Dialect(Map<String, String> placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * What <code>${identity}</code>, <code>${blob}</code>, <code>${bytewise}</code> (text compared by the bytes of its
     * UTF-8) and <code>${clustered}</code> (rows kept in the primary key's own tree, where the database can) mean in a
     * migration.
     */
    Map<String, String> placeholders() {
        return placeholders;
    }
}
