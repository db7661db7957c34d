package firn.storage.observe;

import firn.storage.observe.Observer.Count;
import firn.storage.observe.Observer.Work;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place where work is reported; nobody listens until somebody does. What goes wrong with who listens is logged and never
 * keeps the work, or the word that it is done, from its way. For many threads.
 */
public final class Observation {
    private static final Logger LOG = LoggerFactory.getLogger(Observation.class);

    private volatile Observer observer = Observer.NOBODY;

    /** What a call does. */
    @FunctionalInterface
    public interface Task<T> {
        T run() throws IOException;
    }

    /** From now on. */
    public void by(Observer listener) {
        observer = listener;
    }

    /** Does the work and tells of it. */
    public <T> T of(Work work, Task<T> task) throws IOException {
        var ended = begins(work);
        boolean good = false;
        try {
            T result = task.run();
            good = true;
            return result;
        } finally {
            boolean well = good;
            apart(() -> ended.ended(well));
        }
    }

    public void count(Count what, long number) {
        apart(() -> observer.counted(what, number));
    }

    private Observer.Ended begins(Work work) {
        try {
            return observer.begins(work);
        } catch (RuntimeException e) {
            LOG.warn("who is told of storage's work failed", e);
            return good -> {};
        }
    }

    private static void apart(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.warn("who is told of storage's work failed", e);
        }
    }
}
