package firn.server;

import firn.server.admin.Registry;
import firn.server.jobs.Turns;
import firn.storage.turns.SharedTurns;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The turns that all servers of one database take together. */
final class ClusterTurns implements Turns {
    private final Registry registry;
    private volatile @Nullable SharedTurns turns;

    ClusterTurns(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void start(Map<String, Runnable> jobs) {
        turns = registry.begin(jobs);
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
