package firn.storage.objects;

import firn.core.drive.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what another bucket could not do just now, with pauses that grow (doubled each time, of random length so
 * that nodes don't come back all at once), until a deadline. Every call of a {@link Bucket} may be repeated.
 */
final class PatientBucket implements Bucket {
    private static final Logger LOG = LoggerFactory.getLogger(PatientBucket.class);
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** @param most how long to go on trying */
    record Patience(Duration most, InstantSource clock, RandomGenerator random, Pause pause) {}

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws IOException;
    }

    private final Bucket bucket;
    private final Patience patience;
    private final String place;

    /** @param place for messages */
    PatientBucket(Bucket bucket, Patience patience, String place) {
        this.bucket = bucket;
        this.patience = patience;
        this.place = place;
    }

    @Override
    public void put(String key, Body body) throws IOException {
        repeat("store", () -> {
            bucket.put(key, body);
            return key;
        });
    }

    @Override
    public void replace(String key, Body body) throws IOException {
        repeat("store", () -> {
            bucket.replace(key, body);
            return key;
        });
    }

    @Override
    public byte[] get(String key, long from, int most) throws IOException {
        return repeat("read", () -> bucket.get(key, from, most));
    }

    @Override
    public long size(String key) throws IOException {
        return repeat("read", () -> bucket.size(key));
    }

    @Override
    public List<Entry> list(String prefix) throws IOException {
        return repeat("list", () -> bucket.list(prefix));
    }

    @Override
    public List<String> folders(String prefix) throws IOException {
        return repeat("list", () -> bucket.folders(prefix));
    }

    @Override
    public void delete(String key) throws IOException {
        repeat("delete", () -> {
            bucket.delete(key);
            return key;
        });
    }

    @Override
    public void close() {
        bucket.close();
    }

    private <T> T repeat(String what, Attempt<T> attempt) throws IOException {
        Instant deadline = patience.clock().instant().plus(patience.most());
        for (int tries = 1; ; tries++) {
            try {
                return attempt.make();
            } catch (UnavailableException e) {
                var wait = pause(tries);
                if (patience.clock().instant().plus(wait).isAfter(deadline)) {
                    throw new StoreUnavailableException(
                            "the object store does not answer as it should: could not " + what + " in " + place
                                    + " although tried " + tries + " times; the last time, " + e.getMessage(),
                            e);
                }
                LOG.debug("{} could not {}, trying again in {}: {}", place, what, wait, e.getMessage());
                patience.pause().of(wait);
            }
        }
    }

    private Duration pause(int tries) {
        long most = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(tries - 1, 20));
        return Duration.ofNanos(most / 2 + patience.random().nextLong(most / 2 + 1));
    }
}
