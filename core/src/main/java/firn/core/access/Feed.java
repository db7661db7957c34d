package firn.core.access;

import firn.core.drive.Ledger;
import firn.core.drive.Lineage;
import firn.core.drive.Right;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
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
    private static final Place NOWHERE = new Place(NodeId.GONE, new Name("gone"));

    /** How a change looks to the actor. */
    public enum Look {
        PLAIN,
        /**
         * The node, with all below it, came from where the actor could not see it, or back from the trash: who follows
         * lists it anew, since what is below is not told one by one.
         */
        APPEARS,
        /** The node, with all below it, went to where the actor cannot see it; where to is not told. */
        DISAPPEARS
    }

    public record Seen(Change change, Look look) {}

    static Feed of(Ledger ledger, Gate gate, Cursor after, int limit) throws IOException {
        if (!ledger.journal().knows(after)) {
            throw new UnknownCursorException(after);
        }
        List<Change> page = ledger.journal().after(after, limit);
        List<Seen> seen = new ArrayList<>(page.size());
        for (Change change : page) {
            boolean now = sees(ledger, gate, change.scope().now());
            boolean before = change.scope().before().isEmpty()
                    ? now
                    : sees(ledger, gate, change.scope().before().get());
            if (now || before) {
                seen.add(
                        now
                                ? new Seen(change, before && !returns(change) ? Look.PLAIN : Look.APPEARS)
                                : farewell(change));
            }
        }
        Cursor newest = ledger.head().cursor();
        Cursor end = page.isEmpty() ? newest : page.getLast().cursor();
        return new Feed(List.copyOf(seen), end, end.compareTo(newest) < 0);
    }

    private static boolean returns(Change change) {
        return change.kind() == Change.Kind.RESTORED;
    }

    /** All that may be told of a node that went out of sight is that it is not there any more. */
    private static Seen farewell(Change change) {
        Node gone = new Folder(change.node().id(), NOWHERE, change.node().times());
        return new Seen(
                new Change(
                        change.cursor(),
                        change.at(),
                        change.author(),
                        change.kind(),
                        gone,
                        Change.Scope.of(change.scope().before().orElseThrow())),
                Look.DISAPPEARS);
    }

    /** Rights hang on root folders, and outlive them: who asks late still hears that one went. */
    private static boolean sees(Ledger ledger, Gate gate, NodeId rootFolder) throws IOException {
        return gate.on(Lineage.ROOT.of(rootFolder), ledger).allows(Right.VIEW);
    }
}
