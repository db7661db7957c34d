package firn.storage.chunks;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Names packs without asking anyone: 42 bits of milliseconds since 1970 (good until 2109) and 21 random bits, so that
 * ids are positive, sort by time, and are not reused although packs are deleted and clocks set back.
 */
final class PackIds {
    private static final int RANDOM_BITS = 21;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long last;

    PackIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    synchronized long next() {
        long drawn = (clock.millis() << RANDOM_BITS) | (random.nextLong() >>> (Long.SIZE - RANDOM_BITS));
        last = Math.max(last + 1, drawn & Long.MAX_VALUE);
        return last;
    }
}
