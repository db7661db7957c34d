package firn.core.tree;

/** A node's identity inside its drive. It survives rename and move and is never given twice. */
public record NodeId(long value) implements Comparable<NodeId> {
    /** The folder that holds everything a drive shows. */
    public static final NodeId ROOT = new NodeId(1);
    /** The parent of every node that was deleted and can still be restored. */
    public static final NodeId TRASH = new NodeId(2);
    /** The parent of what was deleted for good and waits to be swept away; nobody can reach it. */
    public static final NodeId GONE = new NodeId(3);
    /** The parent of the three folders above, and of nothing else. There is no node with this id. */
    public static final NodeId NOWHERE = new NodeId(0);
    /** The first id given to a node of the user. */
    public static final long FIRST = 16;

    @Override
    public int compareTo(NodeId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
