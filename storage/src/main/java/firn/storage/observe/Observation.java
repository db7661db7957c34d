package firn.storage.observe;

import firn.storage.observe.Observer.Count;
import firn.storage.observe.Observer.Work;
import java.io.IOException;

/** The place where work is reported; nobody listens until somebody does. For many threads. */
public final class Observation {
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
        var ended = observer.begins(work);
        boolean good = false;
        try {
            T result = task.run();
            good = true;
            return result;
        } finally {
            ended.ended(good);
        }
    }

    public void count(Count what, long number) {
        observer.counted(what, number);
    }
}
