package firn.server.jobs;

import firn.core.drive.Drive;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps house once an hour, and soon after something was deleted for good. Failures are logged; the next time it is tried again. */
public final class Housekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
    private static final String DRIVES = "drives";

    private final Turns turns;
    private final Supplier<? extends Collection<Drive>> drives;
    private final Map<String, Chore> others;
    private volatile boolean stopped;

    /** Something else to be done once an hour. */
    @FunctionalInterface
    public interface Chore {
        void run() throws IOException;
    }

    /** @param others by their names, which are the same at all servers and for ever */
    public Housekeeper(Turns turns, Supplier<? extends Collection<Drive>> drives, Map<String, Chore> others) {
        this.turns = turns;
        this.drives = drives;
        this.others = new LinkedHashMap<>(others);
    }

    public void start() {
        turns.start(jobs());
    }

    Map<String, Runnable> jobs() {
        Map<String, Runnable> jobs = new LinkedHashMap<>();
        jobs.put(DRIVES, this::sweep);
        others.forEach((name, chore) -> jobs.put(name, () -> attempt(chore)));
        return jobs;
    }

    /** Asks for the drives' housekeeping soon; many wishes are one. */
    public void soon() {
        if (!stopped) {
            turns.soon(DRIVES);
        }
    }

    /** Ends after the step under way. */
    public void stop() {
        stopped = true;
        turns.stop();
    }

    private void sweep() {
        attempt(() -> {
            for (Drive drive : drives.get()) {
                attempt(() -> sweep(drive));
            }
        });
    }

    private void sweep(Drive drive) throws IOException {
        var housekeeping = drive.housekeeping();
        while (!stopped && housekeeping.step()) {
            LOG.debug("drive {}: one more step", drive.id());
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
