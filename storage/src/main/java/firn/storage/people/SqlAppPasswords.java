package firn.storage.people;

import firn.core.people.Answer;
import firn.core.people.AppPassword;
import firn.core.people.AppPasswords;
import firn.core.people.Limits;
import firn.core.people.NewAppPassword;
import firn.core.people.Words;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqlAppPasswords implements AppPasswords {
    private static final String COLUMNS = "id, account, name, drive, read_only, created_at, last_used_at";
    private static final String INSERT =
            "INSERT INTO app_password (account, name, secret_hash, drive, read_only, created_at)"
                    + " VALUES (?, ?, ?, CAST(? AS BIGINT), ?, ?) ON CONFLICT DO NOTHING RETURNING " + COLUMNS;
    private static final String BY_SECRET =
            "SELECT " + COLUMNS + " FROM app_password WHERE secret_hash = ? AND revoked_at IS NULL";
    private static final String OF =
            "SELECT " + COLUMNS + " FROM app_password WHERE account = ? AND revoked_at IS NULL ORDER BY id DESC";
    private static final String USED = "UPDATE app_password SET last_used_at = ? WHERE id = ?";
    private static final String REVOKE =
            "UPDATE app_password SET revoked_at = ? WHERE id = ? AND account = ? AND revoked_at IS NULL";

    private final Database database;
    private final InstantSource clock;

    SqlAppPasswords(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer<AppPassword> create(NewAppPassword wanted) {
        long now = clock.millis();
        @Nullable Long drive = wanted.limits().drive().orElse(null);
        int readOnly = wanted.limits().readOnly() ? 1 : 0;
        return database.write(session -> {
            if (Rows.ACCOUNT.isMissing(session, wanted.account())) {
                return new Answer.Missing<>(Words.noAccount(wanted.account()));
            }
            if (drive != null && Rows.DRIVE.isMissing(session, drive)) {
                return new Answer.Missing<>(Words.noDrive(drive));
            }
            return session.one(
                            INSERT,
                            SqlAppPasswords::appPassword,
                            wanted.account(),
                            wanted.name(),
                            wanted.secretHash(),
                            drive,
                            readOnly,
                            now)
                    .<Answer<AppPassword>>map(Answer.Done::new)
                    .orElseGet(() -> new Answer.Taken<>(Words.secretTaken()));
        });
    }

    @Override
    public Optional<AppPassword> bySecret(String secretHash) {
        return database.read(session -> session.one(BY_SECRET, SqlAppPasswords::appPassword, secretHash));
    }

    @Override
    public List<AppPassword> of(long account) {
        return database.read(session -> session.list(OF, SqlAppPasswords::appPassword, account));
    }

    @Override
    public void used(long id, Instant when) {
        database.<Integer>write(session -> session.update(USED, when.toEpochMilli(), id));
    }

    @Override
    public boolean revoke(long account, long id) {
        long now = clock.millis();
        return database.<Integer>write(session -> session.update(REVOKE, now, id, account)) > 0;
    }

    private static AppPassword appPassword(ResultSet row) throws SQLException {
        var limits = new Limits(number(row, 4), row.getInt(5) == 1);
        var lastUsedAt = number(row, 7).map(Instant::ofEpochMilli);
        return new AppPassword(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                limits,
                Instant.ofEpochMilli(row.getLong(6)),
                lastUsedAt);
    }

    private static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
