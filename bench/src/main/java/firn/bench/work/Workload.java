package firn.bench.work;

import firn.bench.report.Results;
import java.io.IOException;

/** One kind of work, done to each server in turn, round after round. */
public sealed interface Workload permits SmallFiles, Listing, LargeFile, ColdStart, Memory {
    /** Its name on the command line. */
    String name();

    /** Brings a server to the state of having run for a while, and checks that it serves what it was given. */
    void warm(Subject subject, int times) throws IOException;

    /** Makes what a round needs and all servers share; not timed. */
    default void prepare(int round) throws IOException {}

    void measure(Subject subject, int round, Results results) throws IOException;
}
