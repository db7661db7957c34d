package firn.storage.catalog;

import firn.storage.sql.Dialect;
import firn.storage.sql.Session;
import java.io.IOException;
import java.io.Serial;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One drive's way to the database inside one transaction: fills in a statement's parameters from left to right, the
 * first of which is always the drive, and runs it. One statement at a time; nothing is allocated per parameter.
 */
final class Sql {
    /** A database's failure on its way to where a transaction is begun. */
    static final class Failed extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final SQLException sql;

        Failed(SQLException sql) {
            super(sql.getMessage(), sql);
            this.sql = sql;
        }

        SQLException sql() {
            return sql;
        }
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Cells cells) throws SQLException;
    }

    private final Session session;
    private final long drive;
    private final boolean writes;
    private boolean over;
    private @Nullable PreparedStatement statement;
    private int filled;

    Sql(Session session, long drive, boolean writes) {
        this.session = session;
        this.drive = drive;
        this.writes = writes;
    }

    Dialect dialect() {
        return session.dialect();
    }

    long drive() {
        return drive;
    }

    boolean writes() {
        return writes;
    }

    /** From now on nothing can be asked. */
    void end() {
        over = true;
    }

    void requireWriting() {
        if (!writes) {
            throw new IllegalStateException("This ledger was opened for reading; use Catalog.write");
        }
        requireGoing();
    }

    void requireGoing() {
        if (over) {
            throw new IllegalStateException("The transaction of this ledger is over");
        }
    }

    /** Begins a statement that reads. */
    Sql ask(String text) throws IOException {
        requireGoing();
        try {
            statement = session.prepare(text);
            filled = 0;
        } catch (SQLException e) {
            throw new Failed(e);
        }
        return with(drive);
    }

    /** Begins a statement that writes. */
    Sql change(String text) throws IOException {
        requireWriting();
        return ask(text);
    }

    Sql with(long number) throws IOException {
        try {
            begun().setLong(++filled, number);
        } catch (SQLException e) {
            throw new Failed(e);
        }
        return this;
    }

    Sql with(int number) throws IOException {
        try {
            begun().setInt(++filled, number);
        } catch (SQLException e) {
            throw new Failed(e);
        }
        return this;
    }

    Sql with(boolean yes) throws IOException {
        return with(yes ? 1 : 0);
    }

    Sql with(@Nullable String text) throws IOException {
        try {
            if (text == null) {
                begun().setNull(++filled, Types.VARCHAR);
            } else {
                begun().setString(++filled, text);
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
        return this;
    }

    Sql with(byte @Nullable [] bytes) throws IOException {
        try {
            if (bytes == null) {
                begun().setNull(++filled, Types.BINARY);
            } else {
                begun().setBytes(++filled, bytes);
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
        return this;
    }

    /** Fills two parameters. */
    Sql with(Instant moment) throws IOException {
        return with(moment.getEpochSecond()).with(moment.getNano());
    }

    /** Runs a statement that writes; answers how many rows it touched. */
    int run() throws IOException {
        try {
            return begun().executeUpdate();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /** Puts the filled statement aside, to be run with others like it. */
    void gather() throws IOException {
        try {
            begun().addBatch();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    void runGathered() throws IOException {
        try {
            begun().executeBatch();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    <T> Optional<T> one(Reading<T> reading) throws IOException {
        try (var rows = begun().executeQuery()) {
            return rows.next() ? Optional.of(reading.from(new Cells(rows))) : Optional.empty();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    <T> List<T> list(Reading<T> reading) throws IOException {
        var found = new ArrayList<T>();
        try (var rows = begun().executeQuery()) {
            var cells = new Cells(rows);
            while (rows.next()) {
                found.add(reading.from(cells.first()));
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
        return List.copyOf(found);
    }

    private PreparedStatement begun() {
        if (statement == null) {
            throw new IllegalStateException("No statement was begun");
        }
        return statement;
    }
}
