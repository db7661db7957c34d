package firn.core.tree;

/** One entry of a drive: a folder, a file or a symbolic link. */
public sealed interface Node permits Folder, File, Link {
    NodeId id();

    Place place();

    Times times();

    default NodeId parent() {
        return place().parent();
    }

    default Name name() {
        return place().name();
    }

    /** The same node elsewhere. */
    Node at(Place place);

    /** The same node with other times. */
    Node with(Times times);
}
