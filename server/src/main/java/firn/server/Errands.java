package firn.server;

import firn.core.upkeep.Upkeep;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what {@code firn admin} has noted for a running server. The database is the one channel: it is there for every
 * server of several, needs no port and no secret of its own, and who may write to it may do all of this anyhow.
 */
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    /** Seconds; the administrator is promised ten. */
    private static final int LOOK = 5;

    private final Upkeep upkeep;
    private final Consumer<String> soon;
    private final Loudness loudness = new Loudness();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("errands").factory());
    private boolean failing;

    /** @param soon has a job done out of its turn */
    Errands(Upkeep upkeep, Consumer<String> soon) {
        this.upkeep = upkeep;
        this.soon = soon;
    }

    void start() {
        var _ = executor.scheduleWithFixedDelay(this::look, LOOK, LOOK, TimeUnit.SECONDS);
    }

    /** A database that is away for a while is said once. */
    private void look() {
        try {
            loudness.set(upkeep.levels());
            upkeep.takeWishes().forEach(soon);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("what firn admin wishes cannot be read now", e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        loudness.set(java.util.List.of());
    }
}
