package firn.storage.people;

import firn.core.people.Answer;
import firn.core.people.BrowserSession;
import firn.core.people.NewSession;
import firn.core.people.Sessions;
import firn.core.people.Words;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class SqlSessions implements Sessions {
    private static final String COLUMNS = "id, account, user_agent, created_at, last_seen_at, expires_at";
    private static final String INSERT =
            "INSERT INTO browser_session (account, token_hash, user_agent, created_at, last_seen_at, expires_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING " + COLUMNS;
    private static final String BY_TOKEN = "SELECT " + COLUMNS + " FROM browser_session WHERE token_hash = ?";
    private static final String OF =
            "SELECT " + COLUMNS + " FROM browser_session WHERE account = ? ORDER BY last_seen_at DESC, id DESC";
    private static final String SEEN = "UPDATE browser_session SET last_seen_at = ? WHERE id = ?";
    private static final String END = "DELETE FROM browser_session WHERE id = ? AND account = ?";
    private static final String END_ALL = "DELETE FROM browser_session WHERE account = ?";
    private static final String FORGET = "DELETE FROM browser_session WHERE expires_at < ? OR last_seen_at < ?";

    private final Database database;
    private final InstantSource clock;

    SqlSessions(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer<BrowserSession> open(NewSession wanted) {
        long now = clock.millis();
        long expires = wanted.expiresAt().toEpochMilli();
        return database.write(session -> {
            if (Rows.ACCOUNT.isMissing(session, wanted.account())) {
                return new Answer.Missing<>(Words.noAccount(wanted.account()));
            }
            return session.one(
                            INSERT,
                            SqlSessions::session,
                            wanted.account(),
                            wanted.tokenHash(),
                            wanted.userAgent(),
                            now,
                            now,
                            expires)
                    .<Answer<BrowserSession>>map(Answer.Done::new)
                    .orElseGet(() -> new Answer.Taken<>(Words.secretTaken()));
        });
    }

    @Override
    public Optional<BrowserSession> byToken(String tokenHash) {
        return database.read(session -> session.one(BY_TOKEN, SqlSessions::session, tokenHash));
    }

    @Override
    public List<BrowserSession> of(long account) {
        return database.read(session -> session.list(OF, SqlSessions::session, account));
    }

    @Override
    public void seen(long id, Instant when) {
        database.<Integer>write(session -> session.update(SEEN, when.toEpochMilli(), id));
    }

    @Override
    public boolean end(long account, long id) {
        return database.<Integer>write(session -> session.update(END, id, account)) > 0;
    }

    @Override
    public int endAll(long account) {
        return database.<Integer>write(session -> session.update(END_ALL, account));
    }

    @Override
    public int forget(Instant expiredBefore, Instant seenBefore) {
        return database.<Integer>write(
                session -> session.update(FORGET, expiredBefore.toEpochMilli(), seenBefore.toEpochMilli()));
    }

    private static BrowserSession session(ResultSet row) throws SQLException {
        return new BrowserSession(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
