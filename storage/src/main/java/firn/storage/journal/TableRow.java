package firn.storage.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A row as it lies in a table, with the names of its columns. */
record TableRow(String table, List<String> columns, List<Cell> cells) {
    static List<TableRow> all(String table, ResultSet rows) throws SQLException {
        var meta = rows.getMetaData();
        var columns = new ArrayList<String>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        var found = new ArrayList<TableRow>();
        while (rows.next()) {
            var cells = new ArrayList<Cell>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                cells.add(Cell.read(rows, i));
            }
            found.add(new TableRow(table, columns, cells));
        }
        return found;
    }

    /** A number it holds; 0 where it holds none of that name. */
    long number(String column) {
        int at = columns.indexOf(column);
        return at >= 0 && cells.get(at) instanceof Cell.Whole(long value) ? value : 0;
    }

    /** A text it holds; empty where it holds none of that name. */
    String text(String column) {
        int at = columns.indexOf(column);
        return at >= 0 && cells.get(at) instanceof Cell.Text(String value) ? value : "";
    }

    /** Without one of its columns. */
    TableRow without(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            return this;
        }
        var names = new ArrayList<>(columns);
        var values = new ArrayList<>(cells);
        names.remove(at);
        values.remove(at);
        return new TableRow(table, names, values);
    }

    /** With another text in a column. */
    TableRow with(String column, String text) {
        return with(columns.indexOf(column), new Cell.Text(text));
    }

    private TableRow with(int at, Cell cell) {
        var values = new ArrayList<>(cells);
        values.set(at, cell);
        return new TableRow(table, columns, values);
    }
}
