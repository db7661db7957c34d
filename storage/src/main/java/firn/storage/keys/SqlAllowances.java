package firn.storage.keys;

import firn.core.keys.Allowance;
import firn.core.keys.Allowances;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One row for each name that was used of late, by its hash: names hold what people typed. Taking is one statement, so that of many at once none takes too many. */
final class SqlAllowances implements Allowances {
    private static final String LOOK =
            "SELECT name, whole_at FROM allowance WHERE name IN (?, ?, ?, ?) AND whole_at > ?";
    private static final int AT_ONCE = 4;
    private static final String CHARGE =
            "INSERT INTO allowance (name, whole_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE"
                    + " SET whole_at = CASE WHEN allowance.whole_at > ? THEN allowance.whole_at + ? ELSE excluded.whole_at END";
    private static final String TAKE = CHARGE + " WHERE allowance.whole_at <= ?";
    private static final String GIVE_BACK = "UPDATE allowance SET whole_at = whole_at - ? WHERE name = ?";
    private static final String NOTE =
            "INSERT INTO allowance (name, whole_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE"
                    + " SET whole_at = excluded.whole_at WHERE allowance.whole_at < excluded.whole_at";

    private final Database database;

    SqlAllowances(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Instant> look(Collection<String> names, Instant now) {
        Map<String, String> hashes = new HashMap<>();
        names.forEach(name -> hashes.put(key(name), name));
        List<String> keys = List.copyOf(hashes.keySet());
        Map<String, Instant> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            database.read(session -> some(session, some, now))
                    .forEach(entry -> found.put(hashes.getOrDefault(entry.getKey(), ""), entry.getValue()));
        }
        return found;
    }

    /** A place of the statement that is not needed asks for the first name again. */
    private static List<Map.Entry<String, Instant>> some(Session session, List<String> keys, Instant now)
            throws SQLException {
        String[] four = new String[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            four[i] = keys.get(i < keys.size() ? i : 0);
        }
        return session.list(
                LOOK,
                row -> Map.entry(row.getString(1), Columns.time(row, 2)),
                four[0],
                four[1],
                four[2],
                four[3],
                now.toEpochMilli());
    }

    private static String key(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public Optional<Duration> take(String name, Allowance allowance, Instant now) {
        long at = now.toEpochMilli();
        long span = allowance.oneIn().toMillis();
        return database.write(session -> {
            long latest = allowance.latest(now).toEpochMilli();
            if (session.update(TAKE, key(name), at + span, at, span, latest) > 0) {
                return Optional.empty();
            }
            return session.one(
                    "SELECT whole_at FROM allowance WHERE name = ?",
                    row -> Duration.ofMillis(Math.max(1, row.getLong(1) - latest)),
                    key(name));
        });
    }

    /** In one order for all, so that no two wait for each other for ever. */
    @Override
    public void charge(Map<String, Allowance> names, Instant now) {
        long at = now.toEpochMilli();
        database.write(session -> {
            for (var entry : new TreeMap<>(names).entrySet()) {
                long span = entry.getValue().oneIn().toMillis();
                session.update(CHARGE, key(entry.getKey()), at + span, at, span);
            }
            return names.size();
        });
    }

    @Override
    public void giveBack(String name, Allowance allowance) {
        database.<Integer>write(
                session -> session.update(GIVE_BACK, allowance.oneIn().toMillis(), key(name)));
    }

    @Override
    public void note(String name, Instant whole) {
        database.<Integer>write(session -> session.update(NOTE, key(name), whole.toEpochMilli()));
    }

    @Override
    public void forget(String name) {
        database.<Integer>write(session -> session.update("DELETE FROM allowance WHERE name = ?", key(name)));
    }

    @Override
    public int tidy(Instant now) {
        return database.<Integer>write(
                session -> session.update("DELETE FROM allowance WHERE whole_at <= ?", now.toEpochMilli()));
    }
}
