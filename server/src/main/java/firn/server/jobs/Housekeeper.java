package firn.server.jobs;

import firn.core.drive.Drive;
import firn.core.upkeep.Upkeep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps house once an hour, and soon after something was deleted for good. Failures are logged; the next time it is tried again. */
public final class Housekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeper.class);
    private static final String DRIVES = "drives";
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Turns turns;
    private final Supplier<? extends Collection<Drive>> drives;
    private final Map<String, Chore> others;
    private final Notes notes;
    private volatile boolean stopped;

    /** Something else to be done once an hour. */
    @FunctionalInterface
    public interface Chore {
        void run() throws IOException;
    }

    /** Where it is noted how jobs went. */
    public record Notes(Upkeep upkeep, InstantSource clock) {}

    /** @param others by their names, which are the same at all servers and for ever */
    public Housekeeper(
            Turns turns, Supplier<? extends Collection<Drive>> drives, Map<String, Chore> others, Notes notes) {
        this.notes = notes;
        this.turns = turns;
        this.drives = drives;
        this.others = new LinkedHashMap<>(others);
    }

    public void start() {
        Map<String, Runnable> jobs = jobs();
        attempt(() -> notes.upkeep().known(jobs.keySet()));
        turns.start(jobs);
    }

    Map<String, Runnable> jobs() {
        Map<String, Runnable> jobs = new LinkedHashMap<>();
        jobs.put(DRIVES, noted(DRIVES, this::sweep));
        others.forEach((name, chore) -> jobs.put(name, noted(name, chore)));
        return jobs;
    }

    /** Asks for the drives' housekeeping soon; many wishes are one. */
    public void soon() {
        soon(DRIVES);
    }

    /** Asks for a job out of its turn. */
    public void soon(String job) {
        if (!stopped) {
            turns.soon(job);
        }
    }

    private Runnable noted(String name, Chore chore) {
        return () -> {
            if (!stopped) {
                attempt(() -> notes.upkeep().began(name));
                Instant began = notes.clock().instant();
                String failure = attempt(chore);
                Instant ended = notes.clock().instant();
                String words = failure.isEmpty()
                        ? "done in %.1f s"
                                .formatted(Duration.between(began, ended).toMillis() / 1000.0)
                        : failure;
                attempt(() -> notes.upkeep().ended(name, !failure.isEmpty(), words, ended.plus(PAUSE)));
            }
        };
    }

    /** Ends after the step under way. */
    public void stop() {
        stopped = true;
        turns.stop();
    }

    /** A drive that fails does not keep the others from theirs. */
    private void sweep() throws IOException {
        StringJoiner failures = new StringJoiner("; ");
        for (Drive drive : drives.get()) {
            String failure = attempt(() -> sweep(drive));
            if (!failure.isEmpty()) {
                failures.add("drive " + drive.id() + ": " + failure);
            }
        }
        if (failures.length() > 0) {
            throw new IOException(failures.toString());
        }
    }

    private void sweep(Drive drive) throws IOException {
        var housekeeping = drive.housekeeping();
        while (!stopped && housekeeping.step()) {
            LOG.debug("drive {}: one more step", drive.id());
        }
    }

    /** What went wrong, or nothing. */
    private String attempt(Chore chore) {
        if (stopped) {
            return "";
        }
        try {
            chore.run();
            return "";
        } catch (IOException | RuntimeException e) {
            LOG.error("Housekeeping failed; it is tried again in an hour", e);
            return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        }
    }
}
