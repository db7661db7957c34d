package firn.storage.backup;

import firn.storage.sql.Database;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** What an installation is called by, however often it is moved or restored. */
public final class Installation {
    private static final int BYTES = 8;

    private Installation() {}

    /** The name, made when it is first asked for. */
    public static String of(Database database, RandomGenerator random) {
        var fresh = new byte[BYTES];
        random.nextBytes(fresh);
        String made = HexFormat.of().formatHex(fresh);
        return database.write(session -> {
            var known = session.one("SELECT id FROM installation", row -> row.getString(1));
            if (known.isEmpty()) {
                session.update("INSERT INTO installation (id) VALUES (?)", made);
            }
            return known.orElse(made);
        });
    }
}
