package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Trashed;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** All records of one drive in an {@link InMemoryCatalog}. A draft is changed by one transaction; once published, by nobody. */
final class MemoryState {
    /** A node's place among its siblings: its name's key, made unique where names may repeat. */
    record Sibling(NodeId parent, String key) implements Comparable<Sibling> {
        static Sibling of(Node node) {
            boolean repeats =
                    node.parent().equals(NodeId.TRASH) || node.parent().equals(NodeId.GONE);
            String key = node.name().key();
            return new Sibling(node.parent(), repeats ? key + "/" + node.id() : key);
        }

        @Override
        public int compareTo(Sibling other) {
            int order = parent.compareTo(other.parent);
            return order != 0 ? order : Name.KEY_ORDER.compare(key, other.key);
        }
    }

    /** Something of the drive, ordered by a moment or by what it belongs to. */
    record Moment(Instant at, long id) implements Comparable<Moment> {
        private static final Comparator<Moment> ORDER =
                Comparator.comparing(Moment::at).thenComparingLong(Moment::id);

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    /** An entry of an index: a node and a number of what belongs to it. */
    record Belonging(NodeId node, long number) implements Comparable<Belonging> {
        private static final Comparator<Belonging> ORDER =
                Comparator.comparing(Belonging::node).thenComparingLong(Belonging::number);

        @Override
        public int compareTo(Belonging other) {
            return ORDER.compare(this, other);
        }
    }

    long nextId = NodeId.FIRST;
    long used;
    Cursor cursor = Cursor.START;
    SortedTree<NodeId, Node> nodes = SortedTree.empty();
    SortedTree<Sibling, NodeId> siblings = SortedTree.empty();
    SortedTree<NodeId, Trashed> trash = SortedTree.empty();
    SortedTree<Moment, NodeId> trashByTime = SortedTree.empty();
    SortedTree<VersionId, Version> versions = SortedTree.empty();
    SortedTree<Belonging, VersionId> versionsByFile = SortedTree.empty();
    SortedTree<Moment, VersionId> versionsByTime = SortedTree.empty();
    SortedTree<VersionId, Manifest> manifests = SortedTree.empty();
    SortedTree<VersionId, SortedTree<String, String>> digests = SortedTree.empty();
    SortedTree<ChunkId, Placement> placements = SortedTree.empty();
    SortedTree<ChunkId, Boolean> condemned = SortedTree.empty();
    SortedTree<MemoryClaims.Key, MemoryClaims.Row> claims = SortedTree.empty();
    SortedTree<String, MemoryReplies.Row> replies = SortedTree.empty(Name.KEY_ORDER);
    Optional<Care.Round> round = Optional.empty();
    SortedTree<Long, Care.PackMark> packMarks = SortedTree.empty();
    SortedTree<String, Instant> pins = SortedTree.empty();
    SortedTree<Cursor, Change> changes = SortedTree.empty();
    SortedTree<Belonging, Cursor> changesByNode = SortedTree.empty();
    SortedTree<Belonging, Cursor> changesByParent = SortedTree.empty();
    SortedTree<String, Lock> locks = SortedTree.empty(Name.KEY_ORDER);
    SortedTree<NodeId, SortedTree<String, String>> properties = SortedTree.empty();
    SortedTree<NodeId, SortedTree<Long, Grant>> grants = SortedTree.empty();

    private MemoryState() {}

    static MemoryState empty() {
        var state = new MemoryState();
        state.found(NodeId.ROOT, "root");
        state.found(NodeId.TRASH, "trash");
        state.found(NodeId.GONE, "gone");
        return state;
    }

    private void found(NodeId id, String name) {
        var node = new Folder(id, new Place(NodeId.NOWHERE, new Name(name)), new Times(Instant.EPOCH, Instant.EPOCH));
        nodes = nodes.with(id, node);
        siblings = siblings.with(Sibling.of(node), id);
    }

    MemoryState draft() {
        var draft = new MemoryState();
        draft.nextId = nextId;
        draft.used = used;
        draft.cursor = cursor;
        draft.nodes = nodes;
        draft.siblings = siblings;
        draft.trash = trash;
        draft.trashByTime = trashByTime;
        draft.versions = versions;
        draft.versionsByFile = versionsByFile;
        draft.versionsByTime = versionsByTime;
        draft.manifests = manifests;
        draft.digests = digests;
        draft.placements = placements;
        draft.condemned = condemned;
        draft.claims = claims;
        draft.replies = replies;
        draft.round = round;
        draft.packMarks = packMarks;
        draft.pins = pins;
        draft.changes = changes;
        draft.changesByNode = changesByNode;
        draft.changesByParent = changesByParent;
        draft.locks = locks;
        draft.properties = properties;
        draft.grants = grants;
        return draft;
    }
}
