package firn.core.drive;

import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A node and all above it, from the drive's root down. What lies in the trash counts as still being where it was
 * deleted from, so its rights stay what they were; {@code inTrash} says that it does.
 */
public record Lineage(List<NodeId> ids, boolean inTrash) {
    /** The root itself. */
    public static final Lineage ROOT = new Lineage(List.of(NodeId.ROOT), false);

    public NodeId node() {
        return ids.getLast();
    }

    /** The root folder it lies in; itself, if it is one; the root, if it is the root. */
    public NodeId scope() {
        return ids.get(ids.size() > 1 ? 1 : 0);
    }

    public boolean contains(NodeId id) {
        return ids.contains(id);
    }

    /** Whether it is a child of the drive's root (or was, before it was deleted). */
    public boolean isRootFolder() {
        return ids.size() == 2;
    }

    /** The lineage of a child. */
    public Lineage of(NodeId child) {
        var longer = new ArrayList<NodeId>(ids.size() + 1);
        longer.addAll(ids);
        longer.add(child);
        return new Lineage(List.copyOf(longer), inTrash);
    }

    /** Empty when the node does not exist or is gone for good. */
    public static Optional<Lineage> of(NodeId id, Nodes nodes) throws IOException {
        Deque<NodeId> up = new ArrayDeque<>();
        boolean trash = false;
        NodeId at = id;
        while (!at.equals(NodeId.ROOT)) {
            Optional<Node> node = nodes.find(at);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            up.addFirst(at);
            at = node.get().parent();
            if (at.equals(NodeId.TRASH)) {
                trash = true;
                at = above(nodes.trashed(up.getFirst()).orElseThrow(), nodes);
            }
        }
        up.addFirst(NodeId.ROOT);
        return Optional.of(new Lineage(List.copyOf(up), trash));
    }

    /** Where a trashed node hangs: its origin, or its root folder when the origin is gone. */
    private static NodeId above(Trashed trashed, Nodes nodes) throws IOException {
        if (of(trashed.origin(), nodes).isPresent()) {
            return trashed.origin();
        }
        return trashed.scope();
    }
}
