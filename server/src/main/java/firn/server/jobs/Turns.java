package firn.server.jobs;

import java.util.Map;

/** Has jobs done once an hour, each by one server, however many there are of one database. */
public interface Turns {
    /** Begins; the first time is soon. */
    void start(Map<String, Runnable> jobs);

    /** Asks for a job out of its turn; many wishes are one. */
    void soon(String job);

    /** Begins nothing any more. */
    void stop();
}
