package firn.storage.sql;

import java.sql.SQLException;

/**
 * A piece of work on the database. It may be run more than once (after a deadlock, or after another work of
 * the same batch failed), so it has no effect but its SQL. To undo what it wrote, it throws; what it returns
 * is kept.
 */
@FunctionalInterface
public interface SqlWork<T> {
    T run(Session session) throws SQLException;
}
