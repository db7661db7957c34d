package firn.core.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * So many at once, and after that one in each span of time. What was used is one moment, at which all will be there again
 * (the generic cell rate algorithm, ITU-T I.371): later by one span for each that is taken.
 */
public record Allowance(int atOnce, Duration oneIn) {
    /** How long until there is one, when there is none now. */
    public Optional<Duration> wait(Instant whole, Instant now) {
        Instant from = latest(now);
        return whole.isAfter(from) ? Optional.of(Duration.between(from, whole)) : Optional.empty();
    }

    /** The moment after one more was taken. */
    public Instant taken(Instant whole, Instant now) {
        return (whole.isAfter(now) ? whole : now).plus(oneIn);
    }

    /** The latest moment at which one may be taken still. */
    public Instant latest(Instant now) {
        return now.plus(oneIn.multipliedBy(atOnce - 1L));
    }
}
