package firn.storage.people;

import firn.storage.sql.Dialect;
import firn.storage.sql.Session;
import java.sql.SQLException;
import java.util.Locale;

/** Asks for a row that another is to refer to. */
public enum Rows {
    ACCOUNT,
    ORGANISATION,
    TEAM,
    /** One in use: a deleted one is as good as missing. */
    DRIVE(" AND deleted_at IS NULL");

    private final String question;
    private final String lock;

    Rows() {
        this("");
    }

    Rows(String and) {
        question = "SELECT 1 FROM " + name().toLowerCase(Locale.ROOT) + " WHERE id = ?" + and;
        lock = question + " FOR UPDATE";
    }

    public boolean isMissing(Session session, long id) throws SQLException {
        return session.one(question, row -> 1, id).isEmpty();
    }

    /**
     * Keeps others from changing what belongs to this row until the transaction ends. SQLite, which has one writer, needs
     * no lock.
     *
     * @return whether the row is missing
     */
    public boolean lockOrMissing(Session session, long id) throws SQLException {
        return session.dialect() == Dialect.SQLITE
                ? isMissing(session, id)
                : session.one(lock, row -> 1, id).isEmpty();
    }
}
