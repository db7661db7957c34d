package firn.storage.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a schema to the newest version this program knows. The migrations, in their order, are named in
 * <code>db/migration/index.txt</code>. Starting Flyway costs some 300 ms: when the schema's newest version is the
 * program's, it is not started at all.
 */
final class Migrations {
    private static final String FOLDER = "db/migration";

    private Migrations() {}

    /** What becomes of a schema that an older program has made. */
    sealed interface Older {
        Older IS_UPDATED = new IsUpdated();
        Older IS_REFUSED = new IsRefused();

        /** It is brought up to date. */
        record IsUpdated() implements Older {}

        /** Somebody else may be using it. */
        record IsRefused() implements Older {}

        /** There is to be one of this very version, made where there is none. */
        record IsMade(int version) implements Older {}
    }

    /** Called before a schema of this version is changed. */
    @FunctionalInterface
    interface Precaution {
        void take(int found) throws SQLException;
    }

    /** Makes the schema current; refuses one that a newer program has written. */
    static void bring(Session session, String address, Older older, Precaution precaution) throws SQLException {
        int known = version(index().getLast());
        int found = found(session);
        if (found > known) {
            throw new SQLException("its schema has version " + found + ", written by a newer Firn; this one knows "
                    + known + ". Start the newer Firn, or restore a backup made before the update");
        }
        switch (older) {
            case Older.IsMade(int version) -> make(session, address, found, version);
            case Older.IsRefused()
            when found > 0 && found < known ->
                throw new SQLException("its schema has version " + found + ", and this Firn works with " + known
                        + ". Start the server of this Firn first: it brings the schema up to date");
            case Older.IsUpdated(), Older.IsRefused() -> {
                if (found > 0 && found < known) {
                    precaution.take(found);
                }
                if (found < known) {
                    migrate(session.dialect(), address, known);
                }
            }
        }
    }

    private static void make(Session session, String address, int found, int version) throws SQLException {
        if (version > version(index().getLast())) {
            throw new SQLException("what is to be put into it has a schema of version " + version
                    + ", written by a newer Firn. Use that one");
        }
        if (found == 0) {
            migrate(session.dialect(), address, version);
        } else if (found != version) {
            throw new SQLException("its schema has version " + found + ", and what is to be put into it has " + version
                    + ". Give an empty database");
        }
    }

    /** The names of the migrations, oldest first. */
    static List<String> index() {
        try (var in = Migrations.class.getClassLoader().getResourceAsStream(FOLDER + "/index.txt")) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: " + FOLDER + "/index.txt is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number in a name such as <code>V3__trash.sql</code>. */
    static int version(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    /** The version of the schema there is; 0: none. */
    static int found(Session session) throws SQLException {
        String exists = switch (session.dialect()) {
            case SQLITE -> "SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history'";
            case POSTGRESQL ->
                "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'flyway_schema_history'";
        };
        if (session.one(exists, row -> 1).isEmpty()) {
            return 0;
        }
        Optional<Integer> newest = session.one(
                "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success", row -> row.getInt(1));
        return newest.orElse(0);
    }

    private static void migrate(Dialect dialect, String address, int version) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(address, null, null)
                    .loggers("slf4j")
                    .target(String.valueOf(version))
                    .locations("classpath:" + FOLDER)
                    .placeholders(dialect.placeholders())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new SqlFailure("The schema could not be brought up to date", new SQLException(e));
        }
    }
}
