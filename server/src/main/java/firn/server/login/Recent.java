package firn.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Credentials that were judged some seconds ago. Short-lived, so that what another process changes in the database is
 * heeded soon; what this process changes is heeded at once, through {@link #forget}.
 */
final class Recent {
    static final Duration FOR = Duration.ofSeconds(10);
    private static final int MOST = 20_000;

    private final Cache<Fingerprint, Credentials> judged;
    private final AtomicLong forgotten = new AtomicLong();

    /** @param shared whether others change the database as a matter of course: then nothing is kept, and each judgement is new */
    Recent(InstantSource clock, boolean shared) {
        this.judged = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(shared ? Duration.ZERO : FOR)
                .ticker(Ticks.of(clock))
                .executor(Runnable::run)
                .build();
    }

    Optional<Credentials> get(Fingerprint key) {
        return Optional.ofNullable(judged.getIfPresent(key));
    }

    /** To be taken before judging, and handed to {@link #keep}. */
    long mark() {
        return forgotten.get();
    }

    /** Keeps the judgement, unless something was forgotten since the mark: then it may have been made on old grounds. */
    void keep(Fingerprint key, Credentials credentials, long mark) {
        judged.put(key, credentials);
        if (forgotten.get() != mark) {
            judged.invalidate(key);
        }
    }

    /** Everything about this account has to be judged anew. */
    void forget(long account) {
        forgotten.incrementAndGet();
        judged.asMap().values().removeIf(credentials -> credentials.account().id() == account);
    }
}
