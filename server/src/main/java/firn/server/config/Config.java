package firn.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How this server is set.
 *
 * @param kept where everything is kept that is not a file in {@code data}
 */
public record Config(Path data, Kept kept, Optional<Path> offers, Web web, Limits limits, Logging logging) {
    /**
     * @param database its JDBC address
     * @param bucket where packs and uploads lie; empty: in the data folder
     * @param keys that contents are encrypted with; empty: they are not
     * @param upkeep what is done for it
     */
    public record Kept(String database, Optional<S3> bucket, Optional<KeyLines> keys, UpkeepSetting upkeep) {}

    /**
     * @param address where people reach the server, such as {@code https://drive.example.org}; no slash at the end
     * @param connectDomain of the drives' own WebDAV addresses
     * @param signIn how people sign in there
     * @param door how they come to it
     */
    public record Web(
            String host,
            int port,
            Optional<String> address,
            Optional<String> connectDomain,
            SignInSetting signIn,
            DoorSetting door) {}

    /** @param stop when the server is told to */
    public record Limits(Sizes sizes, int connections, Duration read, Duration idle, Stop stop) {}

    /**
     * @param notice for so long it says that it is not ready, and serves as ever
     * @param requests for so long after that those running may go on
     */
    public record Stop(Duration notice, Duration requests) {}

    /** Bytes: of one upload, of a request's headers, of its first line, of memory for caches. */
    public record Sizes(long upload, int headers, int line, long cache) {}

    /** @param access whether a line is written for each request */
    public record Logging(String level, boolean access, Sink sink, Watching watching) {
        public enum Format {
            TEXT,
            JSON
        }
    }

    /** @param file empty: standard error */
    public record Sink(Logging.Format format, Optional<Path> file, int fileSize, int files) {}

    /** @param token opens {@code /metrics}; empty: closed */
    public record Watching(Optional<String> token, TracingSetting tracing) {
        @Override
        public String toString() {
            return "Watching[]";
        }
    }

    /** @throws IllegalArgumentException in words, naming the key that cannot be used */
    static Config of(Map<Key, String> values) {
        Values read = new Values(values);
        Path data = Path.of(read.text(Key.DATA)).toAbsolutePath().normalize();
        var sizes = new Sizes(
                read.bytes(Key.UPLOAD_LIMIT, 1, Long.MAX_VALUE),
                (int) read.bytes(Key.HEADER_LIMIT, 1024, 1 << 20),
                (int) read.bytes(Key.LINE_LIMIT, 1024, 1 << 20),
                read.bytes(Key.CACHE, 0, Long.MAX_VALUE));
        var limits = new Limits(
                sizes,
                (int) read.number(Key.CONNECTION_LIMIT, 1, 1_000_000),
                read.seconds(Key.READ_TIMEOUT),
                read.seconds(Key.IDLE_TIMEOUT),
                new Stop(Duration.ofSeconds(read.number(Key.STOP_NOTICE, 0, 3600)), read.seconds(Key.STOP_TIMEOUT)));
        var web = new Web(
                read.text(Key.HOST),
                (int) read.number(Key.PORT, 0, 65_535),
                read.address(Key.ADDRESS),
                read.domain(Key.CONNECT_DOMAIN),
                SignInSetting.of(read),
                DoorSetting.of(read));
        var sink = new Sink(
                read.choice(Key.LOG_FORMAT, Logging.Format.class),
                read.maybe(Key.LOG_FILE).map(Path::of),
                (int) read.bytes(Key.LOG_FILE_SIZE, 1 << 16, 1 << 30),
                (int) read.number(Key.LOG_FILES, 1, 1000));
        var watching = new Watching(read.maybe(Key.METRICS_TOKEN), TracingSetting.of(read));
        var logging = new Logging(read.level(Key.LOG_LEVEL), read.yes(Key.LOG_ACCESS), sink, watching);
        return new Config(
                data,
                new Kept(
                        read.maybe(Key.DATABASE).orElse("jdbc:sqlite:" + data.resolve("firn.db")),
                        S3.of(read, data),
                        KeyLines.read(read, data),
                        UpkeepSetting.of(read)),
                read.maybe(Key.OFFERS).map(Path::of),
                web,
                limits,
                logging);
    }

    /** The database's JDBC address. */
    public String database() {
        return kept.database();
    }

    /** Whether people come by TLS. */
    public boolean secure() {
        return web.door().certificate().isPresent()
                || web.address().filter(it -> it.startsWith("https://")).isPresent();
    }
}
