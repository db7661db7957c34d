package firn.server;

import firn.server.jobs.Turns;
import firn.storage.turns.SharedTurns;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The turns that all servers of one database take together. */
final class ClusterTurns implements Turns {
    private final DataSource source;
    private final InstantSource clock;
    private volatile @Nullable SharedTurns turns;

    ClusterTurns(DataSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void start(Map<String, Runnable> jobs) {
        turns = SharedTurns.begin(source, clock, jobs, SharedTurns.Pace.HOURLY);
    }

    @Override
    public void soon(String job) {
        SharedTurns begun = turns;
        if (begun != null) {
            begun.soon(job);
        }
    }

    @Override
    public void stop() {
        SharedTurns begun = turns;
        if (begun != null) {
            begun.close();
        }
    }
}
