package firn.clients.many;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.Backing;
import firn.clients.target.FirnServer;
import firn.clients.target.Target;
import firn.clients.tool.SampleTree;
import firn.storage.objects.Gateway;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A drive deleted by the command, and removed by the job when its days are over: two servers on PostgreSQL and S3 keep no row
 * of it and no object, and its neighbour's are as they were.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RemovedDriveTest {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DAYS_40 = TimeUnit.DAYS.toMillis(40);

    @Test
    void nothingOfItStays() throws Exception {
        try (Backing backing = Backing.start();
                FirnServer one = FirnServer.with(backing.settings());
                FirnServer other = FirnServer.with(backing.settings());
                Store store = new Store(backing.settings())) {
            Target gone = one.furtherDrive("Gone", "community");
            long id =
                    Long.parseLong(gone.base().getPath().replaceAll("\\D+", " ").strip());
            var leaving = new Person(gone.folder("Gone").folder("Common%20documents"));
            var staying = new Person(one.files().folder("Common%20documents"));
            for (int i = 0; i < 20; i++) {
                assertThat(put(leaving, i)).isEqualTo(201);
                assertThat(put(staying, 100 + i)).isEqualTo(201);
            }
            var elsewhere = new Person(
                    new Target(other.address().resolve(gone.base().getPath()), gone.user(), gone.password()));
            assertThat(look(elsewhere)).isEqualTo(207);
            store.await(id);
            store.await(one.driveId());
            var kept = store.packs(one.driveId());
            var rows = content(backing, one.driveId());

            one.admin("", "drive", "delete", "" + id, "--yes");
            assertThat(store.objects(id)).as("it can be restored").isNotEmpty();
            age(backing, id);
            remove(one);

            assertThat(store.objects(id)).isEmpty();
            assertThat(rows(backing)).doesNotContainKey(id);
            assertThat(store.packs(one.driveId())).isEqualTo(kept);
            assertThat(content(backing, one.driveId())).isEqualTo(rows);
            assertThat(look(elsewhere)).isEqualTo(404);
            for (int i = 0; i < 20; i++) {
                assertThat(staying.ask("GET", "f" + (100 + i)).body()).isEqualTo(content(100 + i));
            }
        }
    }

    /** Has the job done what it does by itself each hour. */
    private static void remove(FirnServer server) {
        server.admin("", "job", "run", "deleted drives");
        while (server.admin("", "drive", "deleted", "--json").contains("Gone")) {
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static int look(Person person) throws Exception {
        return person.ask("PROPFIND", "", "Depth", "0").statusCode();
    }

    private static int put(Person person, int number) throws Exception {
        return person.ask("PUT", "f" + number, content(number)).statusCode();
    }

    private static byte[] content(int number) {
        return SampleTree.bytes(number, 30_000 + number);
    }

    /** As if the drive had been deleted long ago. */
    private static void age(Backing backing, long drive) throws SQLException {
        try (Connection database = connect(backing);
                var update = database.prepareStatement("UPDATE drive SET deleted_at = deleted_at - ? WHERE id = ?")) {
            update.setLong(1, DAYS_40);
            update.setLong(2, drive);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private static Connection connect(Backing backing) throws SQLException {
        return DriverManager.getConnection(backing.settings().get("FIRN_DATABASE"));
    }

    /** How many rows of each drive the tables hold that tell of drives. */
    private static Map<Long, Map<String, Long>> rows(Backing backing) throws SQLException {
        var all = new TreeMap<Long, Map<String, Long>>();
        try (Connection database = connect(backing)) {
            for (var column : columns(database)) {
                try (var query = database.prepareStatement("SELECT " + column.get(1) + ", count(*) FROM "
                                + column.get(0) + " WHERE " + column.get(1) + " IS NOT NULL GROUP BY 1");
                        var row = query.executeQuery()) {
                    while (row.next()) {
                        all.computeIfAbsent(row.getLong(1), drive -> new TreeMap<>())
                                .put(column.get(0), row.getLong(2));
                    }
                }
            }
        }
        return all;
    }

    /** The same of one drive, without what comes and goes by itself. */
    private static Map<String, Long> content(Backing backing, long drive) throws SQLException {
        var counts = rows(backing).get(drive);
        counts.keySet().retainAll(Set.of("drive", "drive_member", "node", "version", "manifest", "change", "chunk"));
        assertThat(counts).hasSize(7);
        return counts;
    }

    /** Table and column. */
    private static List<List<String>> columns(Connection database) throws SQLException {
        var columns = new ArrayList<>(List.of(List.of("drive", "id")));
        try (var query = database.prepareStatement("SELECT table_name, column_name FROM information_schema.columns"
                        + " WHERE table_schema = current_schema() AND column_name IN ('drive_id', 'drive')");
                var row = query.executeQuery()) {
            while (row.next()) {
                columns.add(List.of(row.getString(1), row.getString(2)));
            }
        }
        return columns;
    }

    /** What lies in the bucket. */
    private static final class Store implements AutoCloseable {
        private final S3Client client;
        private final String bucket;
        private final String prefix;

        Store(Map<String, String> settings) {
            bucket = settings.get("FIRN_S3_BUCKET");
            prefix = settings.get("FIRN_S3_PREFIX");
            var key = AwsBasicCredentials.create(settings.get("FIRN_S3_ACCESS"), settings.get("FIRN_S3_SECRET"));
            client = S3Client.builder()
                    .endpointOverride(URI.create(Gateway.SHARED.endpoint().toString()))
                    .region(Region.US_EAST_1)
                    .forcePathStyle(true)
                    .credentialsProvider(StaticCredentialsProvider.create(key))
                    .build();
        }

        /** Keys and checksums of a drive's. */
        Map<String, String> objects(long drive) {
            var all = new TreeMap<String, String>();
            client.listObjectsV2Paginator(it -> it.bucket(bucket).prefix(prefix + "/" + drive + "/"))
                    .contents()
                    .forEach(it -> all.put(it.key(), it.eTag()));
            return all;
        }

        Map<String, String> packs(long drive) {
            var packs = objects(drive);
            packs.keySet().removeIf(it -> !it.endsWith(".pack"));
            return packs;
        }

        /** Until packs and journal of the drive are there. */
        void await(long drive) {
            while (objects(drive).keySet().stream().noneMatch(it -> it.contains("/journal/"))
                    || objects(drive).keySet().stream().noneMatch(it -> it.endsWith(".pack"))) {
                LockSupport.parkNanos(PAUSE);
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
