package firn.storage.sql;

import java.util.List;

/**
 * What a database says of itself.
 *
 * @param product with its version
 * @param damage what is wrong in it, in the database's words; SQLite alone can tell
 */
public record Examination(String product, List<String> damage) {
    /** Reads the whole database where that is SQLite, which may take minutes; beside a running server too. */
    public static Examination of(Database database) {
        return switch (database.dialect()) {
            case SQLITE ->
                database.read(session -> new Examination(
                        "SQLite "
                                + session.one("SELECT sqlite_version()", row -> row.getString(1))
                                        .orElse(""),
                        session.list("PRAGMA quick_check", row -> row.getString(1)).stream()
                                .filter(line -> !line.equals("ok"))
                                .toList()));
            case POSTGRESQL ->
                database.read(session -> new Examination(
                        "PostgreSQL "
                                + session.one("SHOW server_version", row -> row.getString(1))
                                        .orElse(""),
                        List.of()));
        };
    }
}
