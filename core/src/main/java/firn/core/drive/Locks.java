package firn.core.drive;

import java.io.IOException;
import java.util.List;

/** The locks of a drive. There are few at a time. */
public interface Locks {
    /** All locks, the expired too, in an order that is always the same. */
    List<Lock> all() throws IOException;

    /** Adds a lock or replaces the one with its token. */
    void put(Lock lock) throws IOException;

    void remove(String token) throws IOException;
}
