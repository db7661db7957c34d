package firn.server.jobs;

/** The job that reads everything that is stored; what was not read when it is stopped, the next run goes on with. */
public interface Scrubbing extends Housekeeper.Chore {
    /** Chunks that the last reading of each drive has found damaged. */
    long damaged();

    /** Has the run under way come to its end, and every later one. */
    void stop();
}
