package firn.storage.keys;

import firn.core.keys.Ticket;
import firn.core.keys.Tickets;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

final class SqlTickets implements Tickets {
    private static final String COLUMNS = "use, account, note, expires_at";
    private static final String ISSUE = "INSERT INTO ticket (secret_hash, use, account, note, expires_at)"
            + " VALUES (?, ?, CAST(? AS BIGINT), ?, ?) ON CONFLICT DO NOTHING";
    private static final String GOOD = " WHERE secret_hash = ? AND use = ? AND expires_at > ?";
    private static final String LOOK = "SELECT " + COLUMNS + " FROM ticket" + GOOD + " AND spent = 0";
    private static final String TAKE = "UPDATE ticket SET spent = 1" + GOOD + " AND spent = 0 RETURNING " + COLUMNS;
    private static final String SPENT = "SELECT " + COLUMNS + " FROM ticket" + GOOD + " AND spent = 1";
    private static final String VOID = "DELETE FROM ticket WHERE use = ? AND account = ? AND spent = 0";
    private static final String FORGET = "DELETE FROM ticket WHERE expires_at < ?";

    private final Database database;

    SqlTickets(Database database) {
        this.database = database;
    }

    @Override
    public void issue(String secretHash, Ticket ticket) {
        int rows = database.<Integer>write(session -> session.update(
                ISSUE,
                secretHash,
                ticket.use().name(),
                ticket.account().orElse(null),
                ticket.note(),
                ticket.expiresAt().toEpochMilli()));
        if (rows == 0) {
            throw new IllegalStateException("This ticket's secret is in use");
        }
    }

    @Override
    public Optional<Ticket> look(Ticket.Use use, String secretHash, Instant now) {
        return database.read(
                session -> session.one(LOOK, SqlTickets::ticket, secretHash, use.name(), now.toEpochMilli()));
    }

    @Override
    public Taking take(Ticket.Use use, String secretHash, Instant now) {
        long at = now.toEpochMilli();
        return database.write(session -> {
            var taken = session.one(TAKE, SqlTickets::ticket, secretHash, use.name(), at);
            if (taken.isPresent()) {
                return new Taking.Taken(taken.get());
            }
            return session.one(SPENT, SqlTickets::ticket, secretHash, use.name(), at)
                    .<Taking>map(Taking.Spent::new)
                    .orElseGet(Taking.Unknown::new);
        });
    }

    @Override
    public int voidAll(Ticket.Use use, long account) {
        return database.<Integer>write(session -> session.update(VOID, use.name(), account));
    }

    @Override
    public int forget(Instant expiredBefore) {
        return database.<Integer>write(session -> session.update(FORGET, expiredBefore.toEpochMilli()));
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                Ticket.Use.valueOf(row.getString(1)), Columns.number(row, 2), row.getString(3), Columns.time(row, 4));
    }
}
