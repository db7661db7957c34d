package firn.core.upkeep;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The notes between those who look after a server and all servers of one directory. Each call is atomic, and durable when it
 * returns; times are kept to the millisecond.
 */
public interface Upkeep {
    /** These are the jobs; notes of others go. */
    void known(Collection<String> jobs);

    /** By name. */
    List<JobRecord> jobs();

    void began(String job);

    /** @param next when it is begun again without being wished, at the latest */
    void ended(String job, boolean failed, String words, Instant next);

    /** Has a job done soon; false when there is none of this name. */
    boolean wish(String job);

    /** What was wished since. Each wish is taken once, by one server. */
    List<String> takeWishes();

    void setLevel(LoudLogger wanted);

    /** Whether there was one. */
    boolean resetLevel(String logger);

    /** Those that hold now, by name; others are forgotten. */
    List<LoudLogger> levels();
}
