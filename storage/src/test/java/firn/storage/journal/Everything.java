package firn.storage.journal;

import firn.storage.sql.Database;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows that are exported, as text, to be compared to the byte. */
final class Everything {
    private Everything() {}

    static Map<String, List<String>> of(Database database, long drive) {
        return database.snapshot(session -> {
            var all = new TreeMap<String, List<String>>();
            var tables = new ArrayList<>(Tables.OF_NODES);
            tables.addAll(List.of(Tables.DIGEST, Tables.MANIFEST, Tables.CHANGE));
            for (var table : tables) {
                var order = String.join(", ", table.key());
                var statement = session.prepare(
                        "SELECT * FROM " + table.name() + " WHERE drive_id = " + drive + " ORDER BY " + order);
                all.put(
                        table.name(),
                        DriveRecords.rows(table.name(), statement).stream()
                                .map(Everything::text)
                                .toList());
            }
            for (var table : Tables.PEOPLE) {
                var order = String.join(", ", table.key());
                var statement = session.prepare("SELECT * FROM " + table.name() + " ORDER BY " + order);
                all.put(
                        table.name(),
                        DriveRecords.rows(table.name(), statement).stream()
                                .map(Everything::text)
                                .toList());
            }
            all.put(
                    "used",
                    session.list("SELECT used FROM drive_head WHERE drive_id = ?", row -> row.getString(1), drive));
            return all;
        });
    }

    private static String text(TableRow row) {
        var text = new StringBuilder();
        for (int i = 0; i < row.columns().size(); i++) {
            text.append(row.columns().get(i))
                    .append('=')
                    .append(text(row.cells().get(i)))
                    .append(' ');
        }
        return text.toString();
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.None() -> "-";
            case Cell.Whole(long value) -> Long.toString(value);
            case Cell.Text(String value) -> "'" + value + "'";
            case Cell.Bytes(byte[] value) -> HexFormat.of().formatHex(value);
        };
    }
}
