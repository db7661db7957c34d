package firn.core.drive;

import java.io.IOException;
import java.util.List;

/** Who was given which right on which node of a drive. */
public interface Grants {
    List<Grant> all() throws IOException;

    /** Adds a grant or replaces the one of that node and subject. */
    void put(Grant grant) throws IOException;

    void remove(Grant grant) throws IOException;
}
