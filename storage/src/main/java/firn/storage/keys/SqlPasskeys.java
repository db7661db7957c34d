package firn.storage.keys;

import firn.core.keys.Credential;
import firn.core.keys.KeyWords;
import firn.core.keys.Passkey;
import firn.core.keys.Passkeys;
import firn.core.people.Answer;
import firn.core.people.Names;
import firn.core.people.Words;
import firn.storage.people.Rows;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class SqlPasskeys implements Passkeys {
    private static final String NAME = "name of a passkey";
    private static final String COLUMNS =
            "id, account, name, credential, public_key, counter, created_at, last_used_at";
    private static final String INSERT =
            "INSERT INTO passkey (account, name, credential, public_key, counter, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING " + COLUMNS;
    private static final String BY_CREDENTIAL = "SELECT " + COLUMNS + " FROM passkey WHERE credential = ?";
    private static final String OF = "SELECT " + COLUMNS + " FROM passkey WHERE account = ? ORDER BY id DESC";
    private static final String USED = "UPDATE passkey SET counter = ?, last_used_at = ?"
            + " WHERE id = ? AND (counter < ? OR (counter = 0 AND ? = 0))";
    private static final String RENAME =
            "UPDATE passkey SET name = ? WHERE id = ? AND account = ? RETURNING " + COLUMNS;
    private static final String REMOVE = "DELETE FROM passkey WHERE id = ? AND account = ?";

    private final Database database;
    private final InstantSource clock;

    SqlPasskeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer<Passkey> add(long account, String name, Credential credential) {
        String checked = Names.checked(NAME, name);
        long now = clock.millis();
        return database.write(session -> {
            if (Rows.ACCOUNT.isMissing(session, account)) {
                return new Answer.Missing<>(Words.noAccount(account));
            }
            return session.one(
                            INSERT,
                            SqlPasskeys::passkey,
                            account,
                            checked,
                            credential.id(),
                            credential.publicKey(),
                            credential.counter(),
                            now)
                    .<Answer<Passkey>>map(Answer.Done::new)
                    .orElseGet(() -> new Answer.Taken<>(KeyWords.passkeyKnown()));
        });
    }

    @Override
    public Optional<Passkey> byCredential(String credentialId) {
        return database.read(session -> session.one(BY_CREDENTIAL, SqlPasskeys::passkey, credentialId));
    }

    @Override
    public List<Passkey> of(long account) {
        return database.read(session -> session.list(OF, SqlPasskeys::passkey, account));
    }

    @Override
    public boolean used(long id, long counter, Instant when) {
        long at = when.toEpochMilli();
        return database.<Integer>write(session -> session.update(USED, counter, at, id, counter, counter)) > 0;
    }

    @Override
    public Answer<Passkey> rename(long account, long id, String name) {
        String checked = Names.checked(NAME, name);
        return database.<Optional<Passkey>>write(
                        session -> session.one(RENAME, SqlPasskeys::passkey, checked, id, account))
                .<Answer<Passkey>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Missing<>(KeyWords.noPasskey(id)));
    }

    @Override
    public boolean remove(long account, long id) {
        return database.<Integer>write(session -> session.update(REMOVE, id, account)) > 0;
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                new Credential(row.getString(4), row.getString(5), row.getLong(6)),
                Columns.time(row, 7),
                Columns.number(row, 8).map(Instant::ofEpochMilli));
    }
}
