package firn.storage.journal;

import firn.storage.sql.Dialect;
import firn.storage.sql.Session;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts rows of segments into a database. Names come from a file: those that are no names of ours are refused, before they
 * come near SQL.
 */
final class Insertion {
    private static final Map<String, Tables.Table> KNOWN = Stream.of(
                    Tables.OF_NODES, List.of(Tables.DIGEST, Tables.MANIFEST, Tables.CHANGE), Tables.PEOPLE)
            .flatMap(List::stream)
            .collect(Collectors.toMap(Tables.Table::name, Function.identity()));

    private Insertion() {}

    /** In the place of a row with the same key. */
    static void put(Session session, TableRow row) throws SQLException {
        var table = known(row);
        var others = row.columns().stream()
                .filter(column -> !table.key().contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        run(
                session,
                row,
                " ON CONFLICT (" + String.join(", ", table.key()) + ") DO "
                        + (others.isEmpty() ? "NOTHING" : "UPDATE SET " + others));
    }

    /** Unless it, or one that it cannot be beside, is there; answers whether it was put. */
    static boolean add(Session session, TableRow row) throws SQLException {
        known(row);
        return run(session, row, " ON CONFLICT DO NOTHING") > 0;
    }

    private static int run(Session session, TableRow row, String conflict) throws SQLException {
        boolean numbered =
                session.dialect() == Dialect.POSTGRESQL && known(row).key().equals(List.of("id"));
        var statement = session.prepare("INSERT INTO " + row.table() + " (" + String.join(", ", row.columns()) + ")"
                + (numbered ? " OVERRIDING SYSTEM VALUE" : "")
                + " VALUES ("
                + String.join(", ", Collections.nCopies(row.columns().size(), "?")) + ")" + conflict);
        for (int i = 0; i < row.cells().size(); i++) {
            row.cells().get(i).fill(statement, i + 1);
        }
        return statement.executeUpdate();
    }

    private static Tables.Table known(TableRow row) throws SQLException {
        var table = KNOWN.get(row.table());
        if (table == null || !row.columns().stream().allMatch(column -> column.matches("[a-z_]{1,40}"))) {
            throw new SQLException("a segment has rows of a table that this Firn does not know: " + row.table());
        }
        return table;
    }
}
