package firn.core.tree;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of a drive's journal: what happened to a node, and the node as it was afterwards. The journal is the history:
 * the state of any folder at any cursor can be read from it.
 *
 * @param scope the root folders (children of the drive's root) the node lay in afterwards and before; they decide who
 *     may see the change
 */
public record Change(Cursor cursor, Instant at, Author author, Kind kind, Node node, Scope scope) {
    public enum Kind {
        CREATED,
        WRITTEN,
        MOVED,
        TOUCHED,
        PROPERTIES,
        TRASHED,
        RESTORED,
        PURGED
    }

    /** {@code before} is there only when the node came from another root folder. */
    public record Scope(NodeId now, Optional<NodeId> before) {
        public static Scope of(NodeId root) {
            return new Scope(root, Optional.empty());
        }
    }
}
