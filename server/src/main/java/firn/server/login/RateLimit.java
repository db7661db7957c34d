package firn.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Slows down guessing. Failures are counted per network, per account, and per account from one network; each has some
 * for free, and then one in a while. A network from which the account has signed in of late is not held up by what
 * others do to the account, so nobody can lock somebody out from elsewhere.
 *
 * <p>An attempt is counted before it is made and given back when it succeeds: many at once gain nothing. All is in
 * memory, and bounded.
 */
public final class RateLimit {
    private static final int MOST = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(2);
    private static final Duration KNOWN = Duration.ofDays(30);

    private static final Allowance PAIR = new Allowance(10, Duration.ofSeconds(30));
    private static final Allowance ACCOUNT = new Allowance(40, Duration.ofSeconds(30));
    private static final Allowance NETWORK = new Allowance(60, Duration.ofSeconds(5));

    private record Pair(String account, Network network) {}

    private final InstantSource clock;
    private final Cache<Object, Bucket> buckets;
    private final Cache<Pair, Boolean> known;

    public RateLimit(InstantSource clock) {
        this.clock = clock;
        this.buckets = cache(REMEMBERED);
        this.known = cache(KNOWN);
    }

    private <K, V> Cache<K, V> cache(Duration kept) {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(kept)
                .ticker(Ticks.of(clock))
                .executor(Runnable::run)
                .<K, V>build();
    }

    /** An attempt that may be made, or how long to wait. */
    sealed interface Attempt {
        /** Made as far as the counts go, until it is said to have succeeded. */
        record Free(List<Bucket> taken, Runnable success) implements Attempt {
            void succeeded() {
                success.run();
            }

            /** It was no guess after all: it was not made, or it could not be judged. */
            void undone() {
                taken.forEach(Bucket::giveBack);
            }
        }

        record Wait(long seconds) implements Attempt {}
    }

    Attempt attempt(String account, String address) {
        var pair = new Pair(account, Network.of(address));
        var wanted = new ArrayList<Bucket>();
        wanted.add(bucket(pair.network, NETWORK));
        wanted.add(bucket(pair, PAIR));
        if (known.getIfPresent(pair) == null) {
            wanted.add(bucket(account, ACCOUNT));
        }
        var taken = new ArrayList<Bucket>();
        for (Bucket bucket : wanted) {
            Optional<Duration> wait = bucket.take(clock.millis());
            if (wait.isPresent()) {
                taken.forEach(Bucket::giveBack);
                return new Attempt.Wait(seconds(wait.get()));
            }
            taken.add(bucket);
        }
        return new Attempt.Free(taken, () -> {
            taken.forEach(Bucket::giveBack);
            buckets.invalidate(pair);
            known.put(pair, true);
        });
    }

    /** Seconds that this account has to wait on this network, 0 when none; counts nothing. */
    long waiting(String account, String address) {
        if (buckets.estimatedSize() == 0) {
            return 0;
        }
        Bucket bucket = buckets.getIfPresent(new Pair(account, Network.of(address)));
        return bucket == null
                ? 0
                : bucket.peek(clock.millis()).map(RateLimit::seconds).orElse(0L);
    }

    /** Counts that are kept. */
    long size() {
        return buckets.estimatedSize();
    }

    private Bucket bucket(Object whose, Allowance allowance) {
        return buckets.get(whose, key -> new Bucket(allowance, clock.millis()));
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
