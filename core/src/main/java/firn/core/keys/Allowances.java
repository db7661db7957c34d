package firn.core.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * How often something may still be done, by names that the callers make: for each that is used, the moment at which all of
 * its allowance is there again. What is not written down is whole.
 */
public interface Allowances {
    /** Those that are not whole. */
    Map<String, Instant> look(Collection<String> names, Instant now);

    /** Takes one, also of many callers at once; or answers how long until there is one, and takes none. */
    Optional<Duration> take(String name, Allowance allowance, Instant now);

    /** Takes one of each, whether there is one or not: what has happened has happened. */
    void charge(Map<String, Allowance> names, Instant now);

    /** One that was taken was not used. */
    void giveBack(String name, Allowance allowance);

    /** Has this be the moment; an earlier one than is written down is not heeded. */
    void note(String name, Instant whole);

    /** Makes it whole. */
    void forget(String name);

    /** Forgets those that are whole; answers how many. */
    int tidy(Instant now);
}
