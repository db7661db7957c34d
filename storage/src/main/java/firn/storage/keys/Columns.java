package firn.storage.keys;

import firn.core.people.Limits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Reads what several tables have. */
final class Columns {
    private Columns() {}

    static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }

    static Instant time(ResultSet row, int column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /** Of a drive's column and of the one beside it that says whether it is for reading only. */
    static Limits limits(ResultSet row, int column) throws SQLException {
        return new Limits(number(row, column), row.getInt(column + 1) == 1);
    }

    static int yes(boolean yes) {
        return yes ? 1 : 0;
    }
}
