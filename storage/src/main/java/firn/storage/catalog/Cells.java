package firn.storage.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of the row a result stands on, taken from left to right. */
final class Cells {
    private final ResultSet rows;
    private int taken;

    Cells(ResultSet rows) {
        this.rows = rows;
    }

    /** Back to the first column, after the result has moved to another row. */
    Cells first() {
        taken = 0;
        return this;
    }

    long number() throws SQLException {
        return rows.getLong(++taken);
    }

    int small() throws SQLException {
        return rows.getInt(++taken);
    }

    boolean yes() throws SQLException {
        return small() != 0;
    }

    /** Two columns. */
    Instant moment() throws SQLException {
        long seconds = number();
        return Instant.ofEpochSecond(seconds, small());
    }

    String text() throws SQLException {
        return rows.getString(++taken);
    }

    /** NULL is null. */
    @Nullable String textOrNone() throws SQLException {
        return rows.getString(++taken);
    }

    byte[] bytes() throws SQLException {
        return rows.getBytes(++taken);
    }

    /** Passes over columns that say nothing here. */
    void skip(int columns) {
        taken += columns;
    }
}
