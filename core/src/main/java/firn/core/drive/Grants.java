package firn.core.drive;

import java.io.IOException;
import java.util.List;

/** Who was given which right on which node of a drive. */
public interface Grants {
    /** In an order that is always the same. */
    List<Grant> all() throws IOException;

    /** Adds a grant or replaces the one of that node and subject. */
    void put(Grant grant) throws IOException;

    /** Removes the grant of that node and subject, whatever its right. */
    void remove(Grant grant) throws IOException;
}
