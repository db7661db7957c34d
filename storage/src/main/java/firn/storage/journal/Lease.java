package firn.storage.journal;

import firn.storage.sql.Database;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Whose turn it is to export, where several servers share a database. It spares them work only: should two export at once,
 * one of them finds its next segment there already and begins anew.
 */
final class Lease {
    private static final Duration TERM = Duration.ofSeconds(20);
    private static final String TAKE = "INSERT INTO export_lease (name, holder, until_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at"
            + " WHERE export_lease.holder = excluded.holder OR export_lease.until_at < ?";

    private final Database database;
    private final String name;
    private final String holder;
    private Instant renewal = Instant.MIN;

    Lease(Database database, String name, String holder) {
        this.database = database;
        this.name = name;
        this.holder = holder;
    }

    /** Whether it is ours, and whether it has been all the time. */
    enum Turn {
        OURS,
        OURS_ANEW,
        THEIRS
    }

    Turn take(Instant now) throws IOException {
        if (!database.isShared() || now.isBefore(renewal)) {
            return Turn.OURS;
        }
        boolean anew = renewal.plus(TERM.dividedBy(2)).isBefore(now);
        int taken = Ground.asked(() -> database.write(
                session -> session.update(TAKE, name, holder, now.plus(TERM).toEpochMilli(), now.toEpochMilli())));
        if (taken == 0) {
            renewal = Instant.MIN;
            return Turn.THEIRS;
        }
        renewal = now.plus(TERM.dividedBy(2));
        return anew ? Turn.OURS_ANEW : Turn.OURS;
    }
}
