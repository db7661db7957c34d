package firn.server.login;

import java.time.Duration;
import java.util.Optional;

/** A token bucket. Times are milliseconds; one that goes backwards refills nothing. */
final class Bucket {
    private final Allowance allowance;
    private double tokens;
    private long filledAt;

    Bucket(Allowance allowance, long now) {
        this.allowance = allowance;
        this.tokens = allowance.atOnce();
        this.filledAt = now;
    }

    /** Takes one, or says how long until there is one. */
    synchronized Optional<Duration> take(long now) {
        Optional<Duration> wait = peek(now);
        if (wait.isEmpty()) {
            tokens -= 1;
        }
        return wait;
    }

    synchronized Optional<Duration> peek(long now) {
        double oneIn = allowance.oneIn().toMillis();
        tokens = Math.min(allowance.atOnce(), tokens + Math.max(0, now - filledAt) / oneIn);
        filledAt = now;
        return tokens >= 1 ? Optional.empty() : Optional.of(Duration.ofMillis((long) Math.ceil((1 - tokens) * oneIn)));
    }

    synchronized void giveBack() {
        tokens = Math.min(allowance.atOnce(), tokens + 1);
    }
}
