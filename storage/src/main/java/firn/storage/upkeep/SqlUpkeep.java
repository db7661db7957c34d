package firn.storage.upkeep;

import firn.core.upkeep.JobRecord;
import firn.core.upkeep.LoudLogger;
import firn.core.upkeep.Upkeep;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The notes in a SQL database, which stays the caller's to close. */
public final class SqlUpkeep implements Upkeep {
    private static final String JOBS =
            "SELECT name, began_at, ended_at, failed, words, next_at, wished FROM job ORDER BY name";
    private static final String NAMES = "SELECT name FROM job";
    private static final String KNOW = "INSERT INTO job (name) VALUES (?) ON CONFLICT DO NOTHING";
    private static final String UNKNOW = "DELETE FROM job WHERE name = ?";
    private static final String BEGAN =
            "UPDATE job SET began_at = ?, ended_at = NULL, failed = 0, words = '' WHERE name = ?";
    private static final String ENDED =
            "UPDATE job SET ended_at = ?, failed = ?, words = ?, next_at = ? WHERE name = ?";
    private static final String WISH = "UPDATE job SET wished = 1 WHERE name = ?";
    private static final String WISHED = "SELECT name FROM job WHERE wished = 1 ORDER BY name";
    private static final String TAKE = "UPDATE job SET wished = 0 WHERE name = ? AND wished = 1";
    private static final String SET = "INSERT INTO log_level (logger, level, until_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (logger) DO UPDATE SET level = excluded.level, until_at = excluded.until_at";
    private static final String RESET = "DELETE FROM log_level WHERE logger = ?";
    private static final String LEVELS = "SELECT logger, level, until_at FROM log_level ORDER BY logger";
    private static final String OVER = "DELETE FROM log_level WHERE until_at <= ?";

    private final Database database;
    private final InstantSource clock;

    public SqlUpkeep(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void known(Collection<String> jobs) {
        database.write(session -> {
            for (String name : session.list(NAMES, row -> row.getString(1))) {
                if (!jobs.contains(name)) {
                    session.update(UNKNOW, name);
                }
            }
            for (String name : jobs) {
                session.update(KNOW, name);
            }
            return jobs;
        });
    }

    @Override
    public List<JobRecord> jobs() {
        return database.read(session -> session.list(JOBS, SqlUpkeep::job));
    }

    @Override
    public void began(String job) {
        long now = clock.millis();
        database.write(session -> session.update(BEGAN, now, job));
    }

    @Override
    public void ended(String job, boolean failed, String words, Instant next) {
        long now = clock.millis();
        database.write(session -> session.update(ENDED, now, failed ? 1 : 0, words, next.toEpochMilli(), job));
    }

    @Override
    public boolean wish(String job) {
        return database.write(session -> session.update(WISH, job) == 1);
    }

    /** Asked every few seconds, so nothing is written where nothing is wished. */
    @Override
    public List<String> takeWishes() {
        List<String> wished = database.read(session -> session.list(WISHED, row -> row.getString(1)));
        return wished.stream()
                .filter(name -> database.write(session -> session.update(TAKE, name) == 1))
                .toList();
    }

    @Override
    public void setLevel(LoudLogger wanted) {
        long until = wanted.until().toEpochMilli();
        database.write(session -> session.update(SET, wanted.logger(), wanted.level(), until));
    }

    @Override
    public boolean resetLevel(String logger) {
        return database.write(session -> session.update(RESET, logger) == 1);
    }

    @Override
    public List<LoudLogger> levels() {
        long now = clock.millis();
        List<LoudLogger> all = database.read(session -> session.list(LEVELS, SqlUpkeep::level));
        List<LoudLogger> valid =
                all.stream().filter(it -> it.until().toEpochMilli() > now).toList();
        if (valid.size() < all.size()) {
            database.write(session -> session.update(OVER, now));
        }
        return valid;
    }

    private static LoudLogger level(ResultSet row) throws SQLException {
        return new LoudLogger(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)));
    }

    private static JobRecord job(ResultSet row) throws SQLException {
        Optional<Instant> ended = moment(row, 3);
        boolean failed = row.getInt(4) == 1;
        String words = row.getString(5);
        return new JobRecord(
                row.getString(1),
                moment(row, 2).map(began -> new JobRecord.Run(began, ended, failed, words)),
                moment(row, 6),
                row.getInt(7) == 1);
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
