package firn.storage.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** New databases for tests. One PostgreSQL is started per run, when it is first asked for; the schema is made once and copied. */
public final class FreshDatabase {
    private static final String MODEL = "firn_model";
    private static @Nullable EmbeddedPostgres server;
    private static int made;

    private FreshDatabase() {}

    /** An empty database with the newest schema; the folder holds the file of an SQLite one. */
    public static Database of(Dialect dialect, Path folder) {
        return Database.open(address(dialect, folder));
    }

    /** The address of a new database that nobody has opened yet. */
    public static String address(Dialect dialect, Path folder) {
        return switch (dialect) {
            case SQLITE -> "jdbc:sqlite:" + folder.resolve("firn" + number() + ".db");
            case POSTGRESQL -> postgres();
        };
    }

    private static synchronized int number() {
        return ++made;
    }

    private static synchronized String postgres() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
                create("CREATE DATABASE " + MODEL);
                Database.open(server.getJdbcUrl("postgres", MODEL)).close();
            }
            String name = "firn" + number();
            create("CREATE DATABASE " + name + " TEMPLATE " + MODEL);
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
