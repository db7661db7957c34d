package firn.server.meters;

import firn.server.jobs.Housekeeper.Chore;
import firn.server.jobs.Scrubbing;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how much of what is stored is damaged, as of the last run. */
public final class MeteredScrub implements Chore {
    private final Scrubbing scrubbing;
    private final AtomicLong damaged = new AtomicLong();

    public MeteredScrub(Scrubbing scrubbing, Meters meters) {
        this.scrubbing = scrubbing;
        meters.damaged(damaged::get);
    }

    @Override
    public void run() throws IOException {
        try {
            scrubbing.run();
        } finally {
            damaged.set(scrubbing.damaged());
        }
    }
}
