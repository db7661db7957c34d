package firn.core.drive;

import firn.core.drive.MemoryState.Belonging;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal of a drive in memory. */
final class MemoryJournal implements Journal {
    private final MemoryState state;
    private final Permit permit;

    MemoryJournal(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public void append(Change change) {
        permit.toWrite();
        if (!change.cursor().equals(state.cursor.next())) {
            throw new IllegalArgumentException("The journal stands at " + state.cursor + "; no change with the cursor "
                    + change.cursor() + " can follow");
        }
        state.cursor = change.cursor();
        state.changes = state.changes.with(change.cursor(), change);
        var node = change.node();
        state.changesByNode = state.changesByNode.with(entry(node.id(), change.cursor()), change.cursor());
        state.changesByParent = state.changesByParent.with(entry(node.parent(), change.cursor()), change.cursor());
    }

    @Override
    public List<Change> after(Cursor cursor, int limit) {
        permit.toRead();
        var found = new ArrayList<Change>();
        state.changes.after(Optional.of(cursor), (at, change) -> {
            if (found.size() < limit) {
                found.add(change);
            }
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    @Override
    public List<Change> before(Cursor cursor, int limit) {
        permit.toRead();
        var found = new ArrayList<Change>();
        state.changes.before(Optional.of(cursor), (at, change) -> {
            if (found.size() < limit) {
                found.add(change);
            }
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    @Override
    public List<Change> before(NodeId node, Cursor cursor, int limit) {
        permit.toRead();
        return before(node, cursor.value(), limit);
    }

    @Override
    public boolean knows(Cursor cursor) {
        permit.toRead();
        return cursor.compareTo(state.cursor) <= 0
                && (cursor.beginsEra() || state.changes.get(cursor).isPresent());
    }

    @Override
    public List<Change> of(NodeId node, int limit) {
        permit.toRead();
        return before(node, Long.MAX_VALUE, limit);
    }

    @Override
    public Optional<Node> nodeAt(NodeId node, Cursor cursor) {
        permit.toRead();
        return last(node, cursor).map(Change::node);
    }

    @Override
    public List<Node> childrenAt(NodeId parent, Cursor cursor) {
        permit.toRead();
        var found = new ArrayList<Node>();
        var end = entry(parent, cursor.next());
        state.changesByParent.before(Optional.of(end), (entry, at) -> {
            boolean mine = entry.node().equals(parent);
            if (mine) {
                state.changes
                        .get(at)
                        .map(Change::node)
                        .filter(node -> isLast(node, at, cursor))
                        .ifPresent(found::add);
            }
            return mine;
        });
        return List.copyOf(found);
    }

    private boolean isLast(Node node, Cursor at, Cursor until) {
        return last(node.id(), until)
                .filter(change -> change.cursor().equals(at))
                .isPresent();
    }

    private Optional<Change> last(NodeId node, Cursor until) {
        return before(node, until.value() + 1, 1).stream().findFirst();
    }

    private List<Change> before(NodeId node, long end, int limit) {
        var found = new ArrayList<Change>();
        state.changesByNode.before(Optional.of(new Belonging(node, end)), (entry, at) -> {
            boolean wanted = entry.node().equals(node) && found.size() < limit;
            if (wanted) {
                state.changes.get(at).ifPresent(found::add);
            }
            return wanted;
        });
        return List.copyOf(found);
    }

    private static Belonging entry(NodeId node, Cursor cursor) {
        return new Belonging(node, cursor.value());
    }
}
