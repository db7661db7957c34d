package firn.storage.chunks;

import java.util.ArrayList;
import java.util.List;

/** The places on a {@link Shelf}. */
public final class Places {
    /** Who there is. */
    public static final String PEOPLE = "people";

    private Places() {}

    /** The journal of a drive. */
    public static String journal(long drive) {
        return drive + "/journal";
    }

    /** All there may be, for these drives. */
    public static List<String> all(List<Long> drives) {
        var all = new ArrayList<>(List.of(PEOPLE));
        drives.forEach(drive -> all.add(journal(drive)));
        return all;
    }
}
