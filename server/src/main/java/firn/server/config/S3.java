package firn.server.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bucket that holds packs and uploads.
 *
 * @param endpoint of a store that is not Amazon's
 * @param cache folder for what was read
 * @param cacheSize bytes it may take
 */
public record S3(Optional<URI> endpoint, Place place, AccessKey key, Path cache, long cacheSize) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    /** @param prefix what the keys of all objects begin with; may be empty */
    public record Place(String region, String bucket, String prefix) {}

    /** Who we are there; the secret is not told by {@link #toString}. */
    public record AccessKey(String access, String secret) {
        @Override
        public String toString() {
            return "AccessKey[" + access + "]";
        }
    }

    /** Empty where packs lie in the data folder. */
    static Optional<S3> of(Values read, Path data) {
        String packs = read.text(Key.PACKS);
        return switch (packs) {
            case "folder" -> Optional.empty();
            case "s3" -> Optional.of(read(read, data));
            default -> throw Values.wrong(Key.PACKS, packs, "be folder or s3");
        };
    }

    private static S3 read(Values read, Path data) {
        return new S3(
                read.address(Key.S3_ENDPOINT).map(URI::create),
                new Place(
                        read.text(Key.S3_REGION),
                        matching(read, Key.S3_BUCKET, BUCKET, "be the name of a bucket that is there"),
                        read.maybe(Key.S3_PREFIX).isEmpty()
                                ? ""
                                : matching(
                                        read,
                                        Key.S3_PREFIX,
                                        PREFIX,
                                        "be words such as firn/drives, without a slash at its ends")),
                new AccessKey(read.text(Key.S3_ACCESS), secret(read)),
                read.maybe(Key.S3_CACHE).map(Path::of).orElse(data.resolve("cache")),
                read.bytes(Key.S3_CACHE_SIZE, 64L << 20, Long.MAX_VALUE));
    }

    private static String matching(Values read, Key key, Pattern pattern, String must) {
        String value = read.text(key);
        if (!pattern.matcher(value).matches()) {
            throw Values.wrong(key, value, must);
        }
        return value;
    }

    private static String secret(Values read) {
        Optional<Path> file = read.maybe(Key.S3_SECRET_FILE).map(Path::of);
        if (file.isEmpty()) {
            return read.text(Key.S3_SECRET);
        }
        try {
            String secret = Files.readString(file.get()).strip();
            if (!secret.isEmpty()) {
                return secret;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The file with the secret of the bucket can't be read: " + e, e);
        }
        throw new IllegalArgumentException("The file with the secret of the bucket is empty: " + file.get());
    }
}
