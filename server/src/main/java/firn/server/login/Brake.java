package firn.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Lets something be done so many times at once, and after that once in a while, each for himself. In memory, and bounded. */
public final class Brake {
    private static final int MOST = 100_000;

    private final InstantSource clock;
    private final Allowance allowance;
    private final Cache<Object, Bucket> buckets;

    public Brake(InstantSource clock, int atOnce, Duration oneIn) {
        this.clock = clock;
        this.allowance = new Allowance(atOnce, oneIn);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(oneIn.multipliedBy(atOnce).plusMinutes(1))
                .ticker(Ticks.of(clock))
                .executor(Runnable::run)
                .build();
    }

    /** Counts an attempt before it is made; answers the seconds to wait when there were too many. */
    public Optional<Long> attempt(Object who) {
        return bucket(who)
                .take(clock.millis())
                .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** Counts an attempt from this network address. */
    public Optional<Long> from(String address) {
        return attempt(Network.of(address));
    }

    /** It was no guess: it is not counted. */
    public void succeeded(Object who) {
        bucket(who).giveBack();
    }

    private Bucket bucket(Object who) {
        return buckets.get(who, key -> new Bucket(allowance, clock.millis()));
    }
}
