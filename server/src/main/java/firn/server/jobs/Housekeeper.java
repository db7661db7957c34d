package firn.server.jobs;

import firn.core.drive.Drive;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps house once an hour, and soon after something was deleted for good. Failures are logged; the next round tries again. */
public final class Housekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);

    private final ScheduledExecutorService executor;
    private final Supplier<? extends Collection<Drive>> drives;
    private final List<Chore> others;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean stopped;
    private @Nullable ScheduledFuture<?> rounds;

    /** Something else to be done once a round. */
    @FunctionalInterface
    public interface Chore {
        void run() throws IOException;
    }

    public Housekeeper(
            ScheduledExecutorService executor, Supplier<? extends Collection<Drive>> drives, List<Chore> others) {
        this.executor = executor;
        this.drives = drives;
        this.others = List.copyOf(others);
    }

    /** Starts; the first round is soon. */
    public void start() {
        rounds = executor.scheduleWithFixedDelay(this::round, 60, 3600, TimeUnit.SECONDS);
    }

    /** Asks for a round soon; many wishes are one. */
    public void soon() {
        if (!stopped && asked.compareAndSet(false, true)) {
            executor.execute(this::round);
        }
    }

    /** Ends after the step under way. */
    public void stop() {
        stopped = true;
        if (rounds != null) {
            rounds.cancel(false);
        }
        executor.shutdownNow();
    }

    void round() {
        asked.set(false);
        for (Drive drive : drives.get()) {
            attempt(() -> {
                var housekeeping = drive.housekeeping();
                while (!stopped && housekeeping.step()) {
                    LOG.debug("drive {}: one more step", drive.id());
                }
            });
        }
        for (Chore chore : others) {
            attempt(chore);
        }
    }

    private void attempt(Chore chore) {
        if (stopped) {
            return;
        }
        try {
            chore.run();
        } catch (IOException | RuntimeException e) {
            LOG.error("Housekeeping failed; it is tried again in an hour", e);
        }
    }
}
