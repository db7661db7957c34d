package firn.core.access;

import firn.core.drive.Ledger;
import firn.core.drive.Lineage;
import firn.core.drive.Right;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a drive's journal as one actor may know it.
 *
 * @param cursor where to go on, also when no change was shown
 * @param more whether there was more already
 */
public record Feed(List<Seen> changes, Cursor cursor, boolean more) {
    /** How a change looks to the actor. */
    public enum Look {
        PLAIN,
        /** The node, with all below it, came from where the actor could not see it. */
        APPEARS,
        /** The node, with all below it, went to where the actor cannot see it; where to is not told. */
        DISAPPEARS
    }

    public record Seen(Change change, Look look) {}

    static Feed of(Ledger ledger, Gate gate, Cursor after, int limit) throws IOException {
        List<Change> page = ledger.journal().after(after, limit);
        List<Seen> seen = new ArrayList<>(page.size());
        for (Change change : page) {
            boolean now = sees(ledger, gate, change.scope().now());
            boolean before = change.scope().before().isEmpty()
                    ? now
                    : sees(ledger, gate, change.scope().before().get());
            if (now || before) {
                seen.add(new Seen(change, now && before ? Look.PLAIN : now ? Look.APPEARS : Look.DISAPPEARS));
            }
        }
        Cursor end = page.isEmpty() ? after : page.getLast().cursor();
        return new Feed(
                List.copyOf(seen), end, end.compareTo(ledger.head().cursor()) < 0);
    }

    /** Rights hang on root folders; one that was swept away is seen by nobody any more. */
    private static boolean sees(Ledger ledger, Gate gate, NodeId rootFolder) throws IOException {
        return gate.on(Lineage.ROOT.of(rootFolder), ledger).allows(Right.VIEW);
    }
}
