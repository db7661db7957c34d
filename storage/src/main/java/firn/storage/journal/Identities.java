package firn.storage.journal;

import firn.storage.sql.Session;
import java.sql.SQLException;

/** Numbers that a table gives out by itself. */
final class Identities {
    private Identities() {}

    /** From now on they are larger than this one, and than any there is. */
    static void goOnAfter(Session session, String table, long number) throws SQLException {
        long there = session.one("SELECT COALESCE(MAX(id), 0) FROM " + table, row -> row.getLong(1))
                .orElse(0L);
        long last = Math.max(1, Math.max(there, number));
        switch (session.dialect()) {
            case SQLITE -> {
                session.update("DELETE FROM sqlite_sequence WHERE name = ?", table);
                session.update("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, last);
            }
            case POSTGRESQL ->
                session.one("SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), ?)", row -> 1, last);
        }
    }
}
