package firn.storage.people;

import firn.core.people.Account;
import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.Email;
import firn.core.people.NewAccount;
import firn.core.people.Words;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class SqlAccounts implements Accounts {
    private static final String COLUMNS = "id, email, name, two_factor, blocked, created_at";
    private static final String INSERT = "INSERT INTO account (email, email_key, name, password_hash, created_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING " + COLUMNS;
    private static final String BY_ID = "SELECT " + COLUMNS + " FROM account WHERE id = ?";
    private static final String BY_EMAIL = "SELECT " + COLUMNS + " FROM account WHERE email_key = ?";
    private static final String AFTER = "SELECT " + COLUMNS + " FROM account WHERE id > ? ORDER BY id LIMIT ?";
    private static final String HASH = "SELECT password_hash FROM account WHERE id = ?";
    private static final String SET = " = ? WHERE id = ? RETURNING " + COLUMNS;
    private static final String SET_HASH = "UPDATE account SET password_hash" + SET;
    private static final String SET_TWO_FACTOR = "UPDATE account SET two_factor" + SET;
    private static final String SET_BLOCKED = "UPDATE account SET blocked" + SET;
    private static final String SET_NAME = "UPDATE account SET name" + SET;

    private final Database database;
    private final InstantSource clock;

    SqlAccounts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Empty when the address is taken. */
    static Optional<Account> insert(Session session, NewAccount account, long now) throws SQLException {
        return session.one(
                INSERT,
                SqlAccounts::account,
                account.email().address(),
                account.email().key(),
                account.name(),
                account.passwordHash(),
                now);
    }

    @Override
    public Answer<Account> create(NewAccount account) {
        long now = clock.millis();
        return database.<Optional<Account>>write(session -> insert(session, account, now))
                .<Answer<Account>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Taken<>(Words.emailTaken(account.email())));
    }

    @Override
    public Optional<Account> byId(long id) {
        return database.read(session -> session.one(BY_ID, SqlAccounts::account, id));
    }

    @Override
    public Optional<Account> byEmail(Email email) {
        return database.read(session -> session.one(BY_EMAIL, SqlAccounts::account, email.key()));
    }

    @Override
    public List<Account> after(long id, int most) {
        return database.read(session -> session.list(AFTER, SqlAccounts::account, id, most));
    }

    @Override
    public Optional<String> passwordHash(long id) {
        return database.read(session -> session.one(HASH, row -> row.getString(1), id));
    }

    @Override
    public Answer<Account> setPasswordHash(long id, String hash) {
        return change(SET_HASH, hash, id);
    }

    @Override
    public Answer<Account> setTwoFactor(long id, boolean on) {
        return change(SET_TWO_FACTOR, on ? 1 : 0, id);
    }

    @Override
    public Answer<Account> setBlocked(long id, boolean blocked) {
        return change(SET_BLOCKED, blocked ? 1 : 0, id);
    }

    @Override
    public Answer<Account> rename(long id, String name) {
        return change(SET_NAME, new NewAccount(new Email("rule@localhost"), name, "").name(), id);
    }

    private Answer<Account> change(String sql, Object value, long id) {
        return database.<Optional<Account>>write(session -> session.one(sql, SqlAccounts::account, value, id))
                .<Answer<Account>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Missing<>(Words.noAccount(id)));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong(1),
                new Email(row.getString(2)),
                row.getString(3),
                row.getInt(4) == 1,
                row.getInt(5) == 1,
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
