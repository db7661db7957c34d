package firn.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.keys.Allowance;
import firn.core.keys.Allowances;
import firn.core.keys.InMemoryAllowances;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing. Failures are counted per network, per account, and per account from one network; each has some
 * for free, and then one in a while. A network from which the account has signed in of late is not held up by what
 * others do to the account, so nobody can lock somebody out from elsewhere.
 *
 * <p>Attempts under way count like failures: many at once gain nothing. Those at other servers are heard of when they have
 * failed, and weigh then even where they were too many.
 */
public final class RateLimit {
    private static final int MOST = 100_000;
    private static final Duration KNOWN = Duration.ofDays(30);

    private static final Allowance PAIR = new Allowance(10, Duration.ofSeconds(30));
    private static final Allowance ACCOUNT = new Allowance(40, Duration.ofSeconds(30));
    private static final Allowance NETWORK = new Allowance(60, Duration.ofSeconds(5));

    /** An account on a network, by the names that they are counted under. */
    private record Pair(String account, Network network) {
        String name() {
            return "pair " + network.name() + " " + account;
        }

        String ofKnown() {
            return "known " + network.name() + " " + account;
        }

        String ofAccount() {
            return "account " + account;
        }

        String ofNetwork() {
            return "network " + network.name();
        }
    }

    private final InstantSource clock;
    private final Allowances allowances;
    private final Cache<Pair, Boolean> known;
    private final Map<String, Integer> underWay = new HashMap<>();

    /** Of one server that is alone. */
    public RateLimit(InstantSource clock) {
        this(clock, new InMemoryAllowances(MOST));
    }

    /** @param allowances where failures are written down, for all servers that share them */
    public RateLimit(InstantSource clock, Allowances allowances) {
        this.clock = clock;
        this.allowances = allowances;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(KNOWN)
                .ticker(Ticks.of(clock))
                .executor(Runnable::run)
                .build();
    }

    /** An attempt that may be made, or how long to wait. */
    sealed interface Attempt {
        /** Under way until one of these is said, once. */
        record Free(Runnable success, Runnable failure, Runnable nothing) implements Attempt {
            void succeeded() {
                success.run();
            }

            void failed() {
                failure.run();
            }

            /** It was no guess after all: it was not made, or it could not be judged. */
            void undone() {
                nothing.run();
            }
        }

        record Wait(long seconds) implements Attempt {}
    }

    Attempt attempt(String account, String address) {
        var pair = new Pair(account, Network.of(address));
        boolean remembered = known.getIfPresent(pair) != null;
        var wanted = wanted(pair, remembered);
        // counted before the look: who fails meanwhile is either still under way here, or written down there
        Map<String, Integer> others = enter(wanted);
        try {
            Instant now = clock.instant();
            var moments =
                    allowances.look(List.of(pair.name(), pair.ofNetwork(), pair.ofAccount(), pair.ofKnown()), now);
            boolean isKnown = remembered || moments.containsKey(pair.ofKnown());
            Optional<Duration> wait = wanted.keySet().stream()
                    .filter(name -> !isKnown || !name.equals(pair.ofAccount()))
                    .flatMap(name -> wait(name, wanted, others, moments, now).stream())
                    .findFirst();
            if (wait.isPresent()) {
                leave(wanted);
                return new Attempt.Wait(seconds(wait.get()));
            }
            return free(pair, wanted, isKnown, moments);
        } catch (RuntimeException e) {
            leave(wanted);
            throw e;
        }
    }

    private static Map<String, Allowance> wanted(Pair pair, boolean known) {
        Map<String, Allowance> wanted = new LinkedHashMap<>();
        wanted.put(pair.ofNetwork(), NETWORK);
        wanted.put(pair.name(), PAIR);
        if (!known) {
            wanted.put(pair.ofAccount(), ACCOUNT);
        }
        return wanted;
    }

    private static Optional<Duration> wait(
            String name,
            Map<String, Allowance> wanted,
            Map<String, Integer> others,
            Map<String, Instant> moments,
            Instant now) {
        Allowance allowance = wanted.getOrDefault(name, PAIR);
        Instant whole = moments.getOrDefault(name, now);
        return allowance.wait(whole.plus(allowance.oneIn().multipliedBy(others.getOrDefault(name, 0))), now);
    }

    private Attempt free(Pair pair, Map<String, Allowance> wanted, boolean isKnown, Map<String, Instant> moments) {
        return new Attempt.Free(
                () -> {
                    leave(wanted);
                    if (moments.containsKey(pair.name())) {
                        allowances.forget(pair.name());
                    }
                    if (!isKnown) {
                        allowances.note(pair.ofKnown(), clock.instant().plus(KNOWN));
                    }
                    known.put(pair, true);
                },
                () -> {
                    try {
                        allowances.charge(wanted, clock.instant());
                    } finally {
                        leave(wanted);
                    }
                },
                () -> leave(wanted));
    }

    /** Answers how many others are under way, by name. */
    private Map<String, Integer> enter(Map<String, Allowance> wanted) {
        Map<String, Integer> others = new HashMap<>();
        synchronized (underWay) {
            for (String name : wanted.keySet()) {
                others.put(name, underWay.merge(name, 1, Integer::sum) - 1);
            }
        }
        return others;
    }

    private void leave(Map<String, Allowance> wanted) {
        synchronized (underWay) {
            wanted.keySet().forEach(name -> underWay.computeIfPresent(name, (key, now) -> now == 1 ? null : now - 1));
        }
    }

    /** Seconds that this account has to wait on this network, 0 when none; counts nothing. */
    long waiting(String account, String address) {
        Instant now = clock.instant();
        String name = new Pair(account, Network.of(address)).name();
        return allowances.look(List.of(name), now).values().stream()
                .flatMap(whole -> PAIR.wait(whole, now).stream())
                .mapToLong(RateLimit::seconds)
                .findFirst()
                .orElse(0);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
