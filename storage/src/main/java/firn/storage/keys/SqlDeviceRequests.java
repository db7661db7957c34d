package firn.storage.keys;

import firn.core.keys.DeviceRequest;
import firn.core.keys.DeviceRequests;
import firn.core.keys.NewDeviceRequest;
import firn.core.keys.Program;
import firn.core.people.Limits;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class SqlDeviceRequests implements DeviceRequests {
    private static final String COLUMNS = "id, client, name, drive, read_only, expires_at";
    private static final String OPEN = "INSERT INTO device_request"
            + " (device_code_hash, user_code_hash, client, name, drive, read_only, expires_at)"
            + " VALUES (?, ?, ?, ?, CAST(? AS BIGINT), ?, ?) ON CONFLICT DO NOTHING";
    private static final String WAITING = " AND state = 'WAITING' AND expires_at > ?";
    private static final String BY_USER_CODE =
            "SELECT " + COLUMNS + " FROM device_request WHERE user_code_hash = ?" + WAITING;
    private static final String APPROVE = "UPDATE device_request"
            + " SET state = 'APPROVED', account = ?, drive = CAST(? AS BIGINT), read_only = ? WHERE id = ?" + WAITING;
    private static final String DENY = "UPDATE device_request SET state = 'DENIED' WHERE id = ?" + WAITING;
    private static final String TAKE_BACK =
            "UPDATE device_request SET state = 'DENIED' WHERE account = ? AND state = 'APPROVED'";
    private static final String MINE = " WHERE device_code_hash = ? AND client = ? AND expires_at > ?";
    private static final String HEAR = "UPDATE device_request SET state = 'HEARD'" + MINE
            + " AND state = 'APPROVED' RETURNING " + COLUMNS + ", account";
    private static final String STATE = "SELECT state, last_poll_at FROM device_request" + MINE;
    private static final String POLLED = "UPDATE device_request SET last_poll_at = ?" + MINE;
    private static final String FORGET = "DELETE FROM device_request WHERE expires_at < ?";

    private record Waiting(String state, long lastPoll) {}

    private final Database database;

    SqlDeviceRequests(Database database) {
        this.database = database;
    }

    @Override
    public boolean open(NewDeviceRequest wanted) {
        return database.<Integer>write(session -> session.update(
                        OPEN,
                        wanted.codes().device(),
                        wanted.codes().user(),
                        wanted.program().client(),
                        wanted.program().name(),
                        wanted.limits().drive().orElse(null),
                        Columns.yes(wanted.limits().readOnly()),
                        wanted.expiresAt().toEpochMilli()))
                > 0;
    }

    @Override
    public Optional<DeviceRequest> byUserCode(String hash, Instant now) {
        return database.read(
                session -> session.one(BY_USER_CODE, SqlDeviceRequests::request, hash, now.toEpochMilli()));
    }

    @Override
    public boolean approve(long id, long account, Limits limits, Instant now) {
        return database.<Integer>write(session -> session.update(
                        APPROVE,
                        account,
                        limits.drive().orElse(null),
                        Columns.yes(limits.readOnly()),
                        id,
                        now.toEpochMilli()))
                > 0;
    }

    @Override
    public boolean deny(long id, Instant now) {
        return database.<Integer>write(session -> session.update(DENY, id, now.toEpochMilli())) > 0;
    }

    @Override
    public int takeBack(long account) {
        return database.<Integer>write(session -> session.update(TAKE_BACK, account));
    }

    @Override
    public Poll poll(String hash, String client, Duration interval, Instant now) {
        long at = now.toEpochMilli();
        return database.write(session -> {
            var approved = session.one(HEAR, row -> new Poll.Approved(row.getLong(7), request(row)), hash, client, at);
            if (approved.isPresent()) {
                return approved.get();
            }
            var known = session.one(STATE, row -> new Waiting(row.getString(1), row.getLong(2)), hash, client, at);
            if (known.filter(it -> it.state.equals("WAITING")).isPresent()) {
                session.update(POLLED, at, hash, client, at);
            }
            return known.map(it -> heard(it, at - interval.toMillis())).orElseGet(Poll.Unknown::new);
        });
    }

    private static Poll heard(Waiting known, long lastAllowed) {
        return switch (known.state) {
            case "WAITING" -> known.lastPoll > lastAllowed ? new Poll.TooSoon() : new Poll.Pending();
            case "DENIED" -> new Poll.Denied();
            default -> new Poll.Unknown();
        };
    }

    @Override
    public int forget(Instant expiredBefore) {
        return database.<Integer>write(session -> session.update(FORGET, expiredBefore.toEpochMilli()));
    }

    private static DeviceRequest request(ResultSet row) throws SQLException {
        return new DeviceRequest(
                row.getLong(1),
                new Program(row.getString(2), row.getString(3)),
                Columns.limits(row, 4),
                Columns.time(row, 6));
    }
}
