package firn.clients.target;

import firn.storage.objects.Gateway;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What servers have in common when one machine is outgrown: a PostgreSQL of its own, and a place of its own in a store
 * that speaks S3, in this process or where {@code firn.s3.endpoint} says.
 */
public final class Backing implements AutoCloseable {
    private static final String BUCKET = "firn-clients";
    private static final String KEY = "Y2x1c3RlcnNzZWNyZXRrZXlmb3J0ZXN0c29ubHkxMjM=";

    private final Path folder = Folders.temporary("postgres");
    private final int port = FreePort.find();
    private final String prefix = UUID.randomUUID().toString();
    private EmbeddedPostgres database;

    private Backing() {
        database = startDatabase();
    }

    public static Backing start() {
        return new Backing();
    }

    private EmbeddedPostgres startDatabase() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** Ends all connections; nobody is let in until {@link #databaseUp}. */
    public void databaseDown() {
        try {
            database.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }

    public void databaseUp() {
        database = startDatabase();
    }

    /** The settings of a server on it. */
    public Map<String, String> settings() {
        return settings(Gateway.SHARED.endpoint());
    }

    /** The same with another way to the store. */
    public Map<String, String> settings(URI store) {
        var bucket = Gateway.SHARED.bucket(BUCKET);
        Map<String, String> settings = new HashMap<>();
        settings.put("FIRN_DATABASE", database.getJdbcUrl("postgres", "postgres"));
        settings.put("FIRN_SECRET_KEY", KEY);
        settings.put("FIRN_PACKS", "s3");
        settings.put("FIRN_S3_ENDPOINT", store.toString());
        settings.put("FIRN_S3_BUCKET", BUCKET);
        settings.put("FIRN_S3_PREFIX", prefix);
        settings.put("FIRN_S3_ACCESS", bucket.key().id());
        settings.put("FIRN_S3_SECRET", bucket.key().secret());
        return settings;
    }

    @Override
    public void close() {
        databaseDown();
        Folders.remove(folder);
    }
}
