package firn.storage.turns;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import firn.storage.sql.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has jobs done every so often, each by one of all servers, by db-scheduler: a job is a row, which a server picks before it
 * begins and says again and again that it is alive while it works. Of one that died in the middle, another takes over.
 */
public final class SharedTurns implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTurns.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final int MISSED = 4;

    private final Scheduler scheduler;
    private final InstantSource clock;

    /**
     * @param every the pause between the end of a job and its next beginning
     * @param look how often a server looks what is due
     * @param alive how often one that works says so; after four times of silence it counts as dead
     */
    public record Pace(Duration every, Duration look, Duration alive) {
        public static final Pace HOURLY = new Pace(Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    private SharedTurns(Scheduler scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Begins. What was never done on this database is due at once; what all servers did before goes on as it was. */
    public static SharedTurns begin(Database database, InstantSource clock, Map<String, Runnable> jobs, Pace pace) {
        List<RecurringTask<Void>> tasks = jobs.entrySet().stream()
                .map(job -> Tasks.recurring(job.getKey(), FixedDelay.of(pace.every()))
                        .execute((instance, context) -> job.getValue().run()))
                .toList();
        Scheduler scheduler = Scheduler.create(database.source().orElseThrow())
                .startTasks(tasks)
                .threads(Math.max(1, tasks.size()))
                .pollingInterval(pace.look())
                .heartbeatInterval(pace.alive())
                .missedHeartbeatsLimit(MISSED)
                .shutdownMaxWait(LAST_WORDS)
                .clock(clock::instant)
                .build();
        scheduler.start();
        return new SharedTurns(scheduler, clock);
    }

    /** Has a job done soon, by whichever server; one that is under way comes again at its time only. */
    public void soon(String job) {
        try {
            scheduler.reschedule(TaskInstanceId.of(job, RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            LOG.debug("{} is under way, or not there yet", job, e);
        }
    }

    /** Begins nothing any more, and waits a little for what is under way. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
