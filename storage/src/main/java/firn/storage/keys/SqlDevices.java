package firn.storage.keys;

import firn.core.keys.Device;
import firn.core.keys.Devices;
import firn.core.keys.NewDevice;
import firn.core.keys.Program;
import firn.core.keys.TokenPair;
import firn.core.people.Answer;
import firn.core.people.Words;
import firn.storage.people.Rows;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class SqlDevices implements Devices {
    private static final String COLUMNS = "id, account, client, name, drive, read_only, created_at, last_used_at";
    private static final String INSERT =
            "INSERT INTO device (account, client, name, drive, read_only, origin, created_at)"
                    + " VALUES (?, ?, ?, CAST(? AS BIGINT), ?, ?, ?) RETURNING " + COLUMNS;
    private static final String ADD_TOKEN =
            "INSERT INTO device_token (token_hash, device, refresh, expires_at) VALUES (?, ?, ?, ?)";
    private static final String BY_ID = "SELECT " + COLUMNS + " FROM device WHERE id = ?";
    private static final String BY_ACCESS = "SELECT " + COLUMNS + " FROM device WHERE id ="
            + " (SELECT device FROM device_token WHERE token_hash = ? AND refresh = 0 AND expires_at > ?)";
    private static final String REFRESH = " WHERE token_hash = ? AND refresh = 1 AND expires_at > ?"
            + " AND device IN (SELECT id FROM device WHERE client = ?)";
    private static final String SPEND =
            "UPDATE device_token SET spent = 1" + REFRESH + " AND spent = 0 RETURNING device";
    private static final String SPENT = "SELECT device FROM device_token" + REFRESH + " AND spent = 1";
    private static final String OF = "SELECT " + COLUMNS + " FROM device WHERE account = ? ORDER BY id DESC";
    private static final String USED = "UPDATE device SET last_used_at = ? WHERE id = ?";
    private static final String REVOKE = "DELETE FROM device WHERE id = ? AND account = ?";
    private static final String REVOKE_ALL = "DELETE FROM device WHERE account = ?";
    private static final String REVOKE_ORIGIN = "DELETE FROM device WHERE origin = ? RETURNING " + COLUMNS;
    private static final String REVOKE_TOKEN = "DELETE FROM device WHERE client = ?"
            + " AND id = (SELECT device FROM device_token WHERE token_hash = ?) RETURNING " + COLUMNS;
    private static final String FORGET = "DELETE FROM device_token WHERE expires_at < ?";
    private static final String FORGET_DEVICES =
            "DELETE FROM device WHERE NOT EXISTS" + " (SELECT 1 FROM device_token WHERE device = device.id)";

    private final Database database;
    private final InstantSource clock;

    SqlDevices(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer<Device> open(NewDevice wanted, TokenPair tokens) {
        long now = clock.millis();
        @Nullable Long drive = wanted.limits().drive().orElse(null);
        return database.write(session -> {
            if (Rows.ACCOUNT.isMissing(session, wanted.account())) {
                return new Answer.Missing<>(Words.noAccount(wanted.account()));
            }
            if (drive != null && Rows.DRIVE.isMissing(session, drive)) {
                return new Answer.Missing<>(Words.noDrive(drive));
            }
            var made = session.one(
                            INSERT,
                            SqlDevices::device,
                            wanted.account(),
                            wanted.program().client(),
                            wanted.program().name(),
                            drive,
                            Columns.yes(wanted.limits().readOnly()),
                            wanted.origin(),
                            now)
                    .orElseThrow();
            add(session, made.id(), tokens);
            return new Answer.Done<>(made);
        });
    }

    private static void add(Session session, long device, TokenPair tokens) throws SQLException {
        var access = tokens.access();
        var refresh = tokens.refresh();
        session.update(ADD_TOKEN, access.hash(), device, 0, access.expiresAt().toEpochMilli());
        session.update(ADD_TOKEN, refresh.hash(), device, 1, refresh.expiresAt().toEpochMilli());
    }

    @Override
    public Optional<Device> byAccess(String hash, Instant now) {
        return database.read(session -> session.one(BY_ACCESS, SqlDevices::device, hash, now.toEpochMilli()));
    }

    @Override
    public Refreshing refresh(String hash, String client, TokenPair next, Instant now) {
        long at = now.toEpochMilli();
        return database.write(session -> {
            var spent = session.one(SPEND, row -> row.getLong(1), hash, at, client);
            if (spent.isPresent()) {
                add(session, spent.get(), next);
                return new Refreshing.Refreshed(
                        session.one(BY_ID, SqlDevices::device, spent.get()).orElseThrow());
            }
            var again = session.one(SPENT, row -> row.getLong(1), hash, at, client);
            if (again.isEmpty()) {
                return new Refreshing.Unknown();
            }
            var device = session.one(BY_ID, SqlDevices::device, again.get()).orElseThrow();
            session.update(REVOKE, device.id(), device.account());
            return new Refreshing.Reused(device);
        });
    }

    @Override
    public List<Device> of(long account) {
        return database.read(session -> session.list(OF, SqlDevices::device, account));
    }

    @Override
    public void used(long id, Instant when) {
        database.<Integer>write(session -> session.update(USED, when.toEpochMilli(), id));
    }

    @Override
    public boolean revoke(long account, long id) {
        return database.<Integer>write(session -> session.update(REVOKE, id, account)) > 0;
    }

    @Override
    public int revokeAll(long account) {
        return database.<Integer>write(session -> session.update(REVOKE_ALL, account));
    }

    @Override
    public Optional<Device> revokeByOrigin(String origin) {
        return database.write(session -> session.one(REVOKE_ORIGIN, SqlDevices::device, origin));
    }

    @Override
    public Optional<Device> revokeByToken(String hash, String client) {
        return database.write(session -> session.one(REVOKE_TOKEN, SqlDevices::device, client, hash));
    }

    @Override
    public int forget(Instant expiredBefore) {
        return database.<Integer>write(session -> {
            int forgotten = session.update(FORGET, expiredBefore.toEpochMilli());
            session.update(FORGET_DEVICES);
            return forgotten;
        });
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                row.getLong(1),
                row.getLong(2),
                new Program(row.getString(3), row.getString(4)),
                Columns.limits(row, 5),
                Columns.time(row, 7),
                Columns.number(row, 8).map(Instant::ofEpochMilli));
    }
}
