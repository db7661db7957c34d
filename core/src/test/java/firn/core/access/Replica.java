package firn.core.access;

import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a client knows of a drive that only follows the feed, and lists what comes into its sight. */
final class Replica {
    private final DriveView view;
    private final Map<NodeId, Node> nodes = new HashMap<>();
    private Cursor cursor = Cursor.START;

    Replica(DriveView view) {
        this.view = view;
    }

    /** Follows one page of the feed; true while there is more. */
    boolean follow(int page) throws IOException {
        Feed feed = view.changes(cursor, page);
        for (Feed.Seen seen : feed.changes()) {
            Node node = seen.change().node();
            nodes.put(node.id(), node);
            if (seen.look() == Feed.Look.APPEARS) {
                list(node);
            }
        }
        cursor = feed.cursor();
        return feed.more();
    }

    private void list(Node folder) throws IOException {
        if (folder instanceof Folder && view.find(folder.id()).isPresent()) {
            for (Node child : view.children(folder.id(), Optional.empty(), Integer.MAX_VALUE)) {
                nodes.put(child.id(), child);
                list(child);
            }
        }
    }

    /** Paths below the root, each with its node. */
    Map<String, Node> tree() {
        Map<NodeId, List<Node>> children = new HashMap<>();
        for (Node node : nodes.values()) {
            children.computeIfAbsent(node.parent(), parent -> new ArrayList<>()).add(node);
        }
        Map<String, Node> tree = new TreeMap<>();
        grow(tree, "", NodeId.ROOT, children);
        return tree;
    }

    private static void grow(Map<String, Node> tree, String path, NodeId at, Map<NodeId, List<Node>> children) {
        for (Node child : children.getOrDefault(at, List.of())) {
            String below = path + "/" + child.name().text();
            if (tree.put(below, child) != null) {
                throw new AssertionError("two nodes at " + below);
            }
            grow(tree, below, child.id(), children);
        }
    }

    /** The same as the view itself tells it. */
    static Map<String, Node> of(DriveView view) throws IOException {
        Map<String, Node> tree = new TreeMap<>();
        walk(view, tree, "", NodeId.ROOT);
        return tree;
    }

    private static void walk(DriveView view, Map<String, Node> tree, String path, NodeId at) throws IOException {
        for (Node child : view.children(at, Optional.empty(), Integer.MAX_VALUE)) {
            String below = path + "/" + child.name().text();
            tree.put(below, child);
            if (child instanceof Folder) {
                walk(view, tree, below, child.id());
            }
        }
    }
}
