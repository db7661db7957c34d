package firn.storage.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection for the time of one work. Statements are cached by their text: pass constants, never text
 * with values in it. Not for use after the work has returned, nor by another thread.
 */
public interface Session {
    Dialect dialect();

    /**
     * The statement for this text, prepared once per connection. The caller sets every parameter, closes the
     * result sets it opens, and does not close the statement.
     */
    PreparedStatement prepare(String sql) throws SQLException;

    /** Runs an INSERT, UPDATE or DELETE; answers the number of rows it touched. */
    default int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /** The first row, if there is one. */
    default <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    /** All rows, in the order the database gives them. */
    default <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        var found = new ArrayList<T>();
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return List.copyOf(found);
    }

    /**
     * Tells all who listen, on every server, once this transaction is kept, and only then. Where there is one server,
     * nobody is told.
     */
    default void announce(String word) throws SQLException {
        switch (dialect()) {
            case SQLITE -> {}
            case POSTGRESQL -> one("SELECT pg_notify('" + CHANNEL + "', ?)", row -> 1, word);
        }
    }

    /** The channel of {@link #announce}. */
    String CHANNEL = "firn";

    private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
