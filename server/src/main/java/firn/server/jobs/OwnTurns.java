package firn.server.jobs;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Of a server that is alone on its database, as with SQLite, whose data folder one process holds: nobody has to be asked.
 * Rows of jobs would only be more writes of the one writer.
 */
public final class OwnTurns implements Turns {
    private final ScheduledExecutorService executor;
    private final Map<String, Runnable> jobs = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Queue<Future<?>> rounds = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** @param executor of its own, which ends with this; a job that takes long holds up others only when it has one thread */
    public OwnTurns(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public void start(Map<String, Runnable> wanted) {
        wanted.forEach((name, job) -> jobs.put(name, oneAfterTheOther(job)));
        jobs.values().forEach(job -> rounds.add(executor.scheduleWithFixedDelay(job, 60, 3600, TimeUnit.SECONDS)));
    }

    private static Runnable oneAfterTheOther(Runnable job) {
        ReentrantLock turn = new ReentrantLock();
        return () -> {
            turn.lock();
            try {
                job.run();
            } finally {
                turn.unlock();
            }
        };
    }

    @Override
    public void soon(String name) {
        Runnable job = jobs.get(name);
        if (job != null && !stopped && asked.add(name)) {
            executor.execute(() -> {
                asked.remove(name);
                job.run();
            });
        }
    }

    @Override
    public void stop() {
        stopped = true;
        rounds.forEach(round -> round.cancel(false));
        executor.shutdownNow();
    }
}
