package firn.storage.sql;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.sql.SQLException;

/** The database could not do what it was asked: gone, full, damaged, or SQL that is wrong. Nothing of the work was kept. */
public final class SqlFailure extends UncheckedIOException {
    @Serial
    private static final long serialVersionUID = 1L;

    SqlFailure(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), new IOException(cause));
    }

    SqlFailure(SQLException cause) {
        this("The database failed", cause);
    }
}
