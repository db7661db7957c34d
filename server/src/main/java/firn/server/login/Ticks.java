package firn.server.login;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The clock we were given, as caches want it. */
final class Ticks {
    private Ticks() {}

    static Ticker of(InstantSource clock) {
        return () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }
}
