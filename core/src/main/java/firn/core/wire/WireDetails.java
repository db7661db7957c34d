package firn.core.wire;

import firn.core.drive.Right;
import java.util.List;

/** A node with what the asker may do with it and the folders above it, from the drive's root down. */
public record WireDetails(WireNode node, Right right, List<WireStep> path) {
    /** A folder on the way; the root's name is empty. */
    public record WireStep(long id, String name) {}
}
