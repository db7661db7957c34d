package firn.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Passwords that were found right some minutes ago, so that Argon2 is not run for every request. Only a keyed hash is
 * kept, with a key that dies with the process. The stored hash is part of it: once the password changes, the old one is
 * not remembered any more, whoever changed it.
 */
final class RememberedPasswords {
    private static final int MOST = 10_000;
    static final Duration FOR = Duration.ofMinutes(10);

    private final Hmac hmac;
    private final Cache<Fingerprint, Boolean> right;

    RememberedPasswords(SecureRandom random, InstantSource clock) {
        this.hmac = new Hmac(random);
        this.right = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FOR)
                .ticker(Ticks.of(clock))
                .executor(Runnable::run)
                .build();
    }

    void remember(String hash, String password) {
        right.put(hmac.of(hash, password), true);
    }

    boolean knows(String hash, String password) {
        return right.getIfPresent(hmac.of(hash, password)) != null;
    }
}
