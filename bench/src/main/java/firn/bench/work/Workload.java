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

    /**
     * Removes what a round stored, timed where removing is measured. Comes after the last round of every server: for up to
     * five minutes after a mass deletion ext4 passes over the inodes just freed, one by one, whenever it makes a file
     * ({@code recently_deleted} in the kernel), which slows a server that makes a file per PUT tenfold and hardly
     * touches one that appends to packs.
     */
    default void remove(Subject subject, int round, Results results) throws IOException {}
}
