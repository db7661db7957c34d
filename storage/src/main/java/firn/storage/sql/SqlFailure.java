package firn.storage.sql;

import firn.core.drive.RecordsUnavailableException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The database could not do what it was asked: gone, full, damaged, or SQL that is wrong. Nothing of the work was kept;
 * only when the cause is a {@link RecordsUnavailableException}, it may have been.
 */
public final class SqlFailure extends UncheckedIOException {
    @Serial
    private static final long serialVersionUID = 1L;

    SqlFailure(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), causeOf(cause));
    }

    SqlFailure(SQLException cause) {
        this("The database failed", cause);
    }

    private static IOException causeOf(SQLException e) {
        return isGone(e)
                ? new RecordsUnavailableException("the database does not answer: " + e.getMessage(), e)
                : new IOException(e);
    }

    /** Whether the database cannot be reached: by the codes of the standard (class 08) and of PostgreSQL (appendix A). */
    static boolean isGone(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return true;
        }
        @Nullable String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }
}
