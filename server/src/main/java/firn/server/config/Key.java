package firn.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set, by its name in the file; {@code docs/configuration.md} tells the same in a table. */
public enum Key {
    DATA("data", "firn-data"),
    HOST("host", "127.0.0.1"),
    PORT("port", "8420"),
    DATABASE("database", ""),
    ADDRESS("address", ""),
    CONNECT_DOMAIN("connect.domain", ""),
    PROXIES("proxies", ""),
    PROXY_HEADER("proxy.header", "x-forwarded"),
    PROXY_PROTOCOL("proxy.protocol", "no"),
    TLS_CERTIFICATE("tls.certificate", ""),
    TLS_KEY("tls.key", ""),
    TLS_STORE("tls.store", ""),
    TLS_STORE_PASSWORD("tls.store.password", ""),
    TLS_STORE_PASSWORD_FILE("tls.store.password.file", ""),
    PLAIN_PORT("plain.port", ""),
    ADMIN_HOST("admin.host", "127.0.0.1"),
    ADMIN_PORT("admin.port", ""),
    OFFERS("offers", ""),
    UPLOAD_LIMIT("limit.upload", "1 TiB"),
    HEADER_LIMIT("limit.headers", "32 KiB"),
    LINE_LIMIT("limit.line", "32 KiB"),
    CONNECTION_LIMIT("limit.connections", "4096"),
    READ_TIMEOUT("timeout.read", "60"),
    IDLE_TIMEOUT("timeout.idle", "300"),
    STOP_TIMEOUT("timeout.stop", "30"),
    STOP_NOTICE("stop.notice", "0"),
    CACHE("cache", "64 MiB"),
    SECRET_KEY("secret.key", ""),
    OUTGOING_ALLOW("outgoing.allow", ""),
    MAIL_HOST("mail.host", ""),
    MAIL_PORT("mail.port", "587"),
    MAIL_SAFETY("mail.safety", "starttls"),
    MAIL_FROM("mail.from", ""),
    MAIL_USER("mail.user", ""),
    MAIL_PASSWORD("mail.password", ""),
    OIDC_ISSUER("oidc.issuer", ""),
    OIDC_CLIENT("oidc.client", ""),
    OIDC_SECRET("oidc.secret", ""),
    OIDC_NAME("oidc.name", ""),
    OIDC_LINK("oidc.link", "no"),
    LOG_LEVEL("log.level", "info"),
    LOG_ACCESS("log.access", "no"),
    LOG_FORMAT("log.format", "text"),
    LOG_FILE("log.file", ""),
    LOG_FILE_SIZE("log.file.size", "64 MiB"),
    LOG_FILES("log.files", "8"),
    METRICS_TOKEN("metrics.token", ""),
    TRACING_ENDPOINT("tracing.endpoint", ""),
    TRACING_PERCENT("tracing.percent", "100"),
    PACKS("packs", "folder"),
    ENCRYPTION_KEY("encryption.key", ""),
    ENCRYPTION_FILE("encryption.file", ""),
    S3_ENDPOINT("s3.endpoint", ""),
    S3_REGION("s3.region", "us-east-1"),
    S3_BUCKET("s3.bucket", ""),
    S3_PREFIX("s3.prefix", ""),
    S3_ACCESS("s3.access", ""),
    S3_SECRET("s3.secret", ""),
    S3_SECRET_FILE("s3.secret.file", ""),
    S3_CACHE("s3.cache", ""),
    S3_CACHE_SIZE("s3.cache.size", "10 GiB"),
    DELETED_DRIVES("drives.deleted.days", "30"),
    SCRUB_DAYS("scrub.days", "30"),
    SCRUB_RATE("scrub.rate", "32 MiB");

    private final String name;
    private final String otherwise;

    Key(String name, String otherwise) {
        this.name = name;
        this.otherwise = otherwise;
    }

    public String text() {
        return name;
    }

    /** The value where none is set; empty where the table says what holds then. */
    public String otherwise() {
        return otherwise;
    }

    /** The name of its variable in the environment. */
    public String variable() {
        return "FIRN_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    static Optional<Key> named(String name) {
        return Arrays.stream(values()).filter(key -> key.name.equals(name)).findAny();
    }

    static Optional<Key> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(key -> key.variable().equals(variable))
                .findAny();
    }

    /** The known names nearest to one that is not known. */
    static String nearest(String name, List<String> known) {
        return known.stream()
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)))
                .orElseThrow();
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
