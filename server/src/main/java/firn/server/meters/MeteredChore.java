package firn.server.meters;

import firn.server.jobs.Housekeeper.Chore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Tells when a chore last ran to its end, how long its runs take, and how many failed. */
public final class MeteredChore implements Chore {
    private final Chore chore;
    private final InstantSource clock;
    private final Timer runs;
    private final Counter failures;
    private final AtomicLong done = new AtomicLong();

    /** @param name a word that is the same in every run of the program */
    public MeteredChore(String name, Chore chore, Meters meters, InstantSource clock) {
        this.chore = chore;
        this.clock = clock;
        this.runs = meters.job(name);
        this.failures = meters.jobFailures(name);
        meters.jobDone(name, done::get);
    }

    @Override
    public void run() throws IOException {
        Timer.Sample sample = Timer.start();
        boolean failed = true;
        try {
            chore.run();
            failed = false;
            done.set(clock.instant().getEpochSecond());
        } finally {
            sample.stop(runs);
            if (failed) {
                failures.increment();
            }
        }
    }
}
