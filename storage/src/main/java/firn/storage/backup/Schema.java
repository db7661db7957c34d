package firn.storage.backup;

import firn.storage.sql.Dialect;
import firn.storage.sql.Session;
import java.sql.DatabaseMetaData;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The tables of a database, asked of the database itself: a table that a later migration makes is not forgotten. */
record Schema(Session session) {
    /** Kept by libraries for themselves; a database has them anew. */
    private static final Set<String> NOT_OURS = Set.of("flyway_schema_history", "scheduled_tasks");

    /** Tables that others refer to come before those. */
    List<Table> tables() throws SQLException {
        DatabaseMetaData meta = session.prepare("SELECT 1").getConnection().getMetaData();
        var names = new TreeSet<>(names());
        names.removeAll(NOT_OURS);
        var ordered = new LinkedHashSet<String>();
        for (String name : names) {
            visit(meta, name, ordered, new HashSet<>());
        }
        var tables = new ArrayList<Table>();
        for (String name : ordered) {
            tables.add(table(name));
        }
        return tables;
    }

    private List<String> names() throws SQLException {
        return session.list(
                switch (session.dialect()) {
                    case SQLITE -> "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
                    case POSTGRESQL -> "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
                },
                row -> row.getString(1));
    }

    private static void visit(DatabaseMetaData meta, String name, Set<String> ordered, Set<String> above)
            throws SQLException {
        if (ordered.contains(name) || !above.add(name)) {
            return;
        }
        var needed = new TreeSet<String>();
        try (var keys = meta.getImportedKeys(null, null, name)) {
            while (keys.next()) {
                needed.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        for (String other : needed) {
            visit(meta, other, ordered, above);
        }
        ordered.add(name);
    }

    private Table table(String name) throws SQLException {
        var columns = new ArrayList<String>();
        boolean identity = false;
        try (var none =
                session.prepare("SELECT * FROM " + name + " WHERE 1 = 0").executeQuery()) {
            ResultSetMetaData meta = none.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(meta.getColumnName(i));
                identity |= meta.getColumnName(i).equals("id") && meta.isAutoIncrement(i);
            }
        }
        return new Table(name, columns, identity);
    }

    /** The number that the next row of a table would have been given, so that none is ever given twice. */
    long next(Table table) throws SQLException {
        return switch (session.dialect()) {
            case SQLITE ->
                session.one("SELECT seq FROM sqlite_sequence WHERE name = ?", row -> row.getLong(1), table.name())
                                .orElse(0L)
                        + 1;
            case POSTGRESQL ->
                session.one(
                                "SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM "
                                        + table.name() + "_id_seq",
                                row -> row.getLong(1))
                        .orElse(1L);
        };
    }

    /** From now on the database numbers the rows of a table from there. */
    void next(Table table, long next) throws SQLException {
        switch (session.dialect()) {
            case SQLITE -> {
                session.update("DELETE FROM sqlite_sequence WHERE name = ?", table.name());
                session.update("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table.name(), next - 1);
            }
            case POSTGRESQL ->
                session.one("SELECT setval('" + table.name() + "_id_seq', ?, false)", row -> row.getLong(1), next);
        }
    }

    Dialect dialect() {
        return session.dialect();
    }
}
