package firn.storage.keys;

import firn.core.keys.Identities;
import firn.core.keys.Identity;
import firn.core.keys.KeyWords;
import firn.core.people.Answer;
import firn.core.people.Words;
import firn.storage.people.Rows;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class SqlIdentities implements Identities {
    private static final String COLUMNS = "issuer, subject, account, email, linked_at";
    private static final String LINK = "INSERT INTO identity (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING RETURNING " + COLUMNS;
    private static final String FIND = "SELECT " + COLUMNS + " FROM identity WHERE issuer = ? AND subject = ?";
    private static final String OF =
            "SELECT " + COLUMNS + " FROM identity WHERE account = ? ORDER BY linked_at, issuer, subject";
    private static final String UNLINK = "DELETE FROM identity WHERE account = ? AND issuer = ? AND subject = ?";

    private final Database database;
    private final InstantSource clock;

    SqlIdentities(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer<Identity> link(String issuer, String subject, long account, String email) {
        long now = clock.millis();
        return database.write(session -> {
            if (Rows.ACCOUNT.isMissing(session, account)) {
                return new Answer.Missing<>(Words.noAccount(account));
            }
            return session.one(LINK, SqlIdentities::identity, issuer, subject, account, email, now)
                    .<Answer<Identity>>map(Answer.Done::new)
                    .orElseGet(() -> new Answer.Taken<>(KeyWords.identityLinked()));
        });
    }

    @Override
    public Optional<Identity> find(String issuer, String subject) {
        return database.read(session -> session.one(FIND, SqlIdentities::identity, issuer, subject));
    }

    @Override
    public List<Identity> of(long account) {
        return database.read(session -> session.list(OF, SqlIdentities::identity, account));
    }

    @Override
    public boolean unlink(long account, String issuer, String subject) {
        return database.<Integer>write(session -> session.update(UNLINK, account, issuer, subject)) > 0;
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), Columns.time(row, 5));
    }
}
