package firn.core.drive;

import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.VersionId;
import java.util.Optional;
import java.util.Set;

/** What must be true of the node an operation is about, checked in the operation's own transaction. */
public sealed interface Precondition {
    record None() implements Precondition {}

    /** Nothing may be there. */
    record Absent() implements Precondition {}

    /** Something must be there. */
    record Present() implements Precondition {}

    /** A file must be there whose current version is one of these. */
    record At(Set<VersionId> versions) implements Precondition {}

    /** No file with one of these current versions may be there; any other or nothing may. */
    record NotAt(Set<VersionId> versions) implements Precondition {}

    /**
     * This very node must be there still, and what is asked of it must hold: for who looked a node up by its address, or an
     * address by its node, and takes time before using the one or the other.
     */
    record Still(NodeId node, Place at, Precondition and) implements Precondition {}

    /** Whether it holds for what is there. */
    default boolean holds(Optional<Node> there) {
        return switch (this) {
            case None() -> true;
            case Absent() -> there.isEmpty();
            case Present() -> there.isPresent();
            case At(Set<VersionId> versions) -> isAt(there, versions);
            case NotAt(Set<VersionId> versions) -> !isAt(there, versions);
            case Still(NodeId node, Place at, Precondition and) ->
                there.filter(it -> it.id().equals(node) && it.place().equals(at))
                                .isPresent()
                        && and.holds(there);
        };
    }

    private static boolean isAt(Optional<Node> there, Set<VersionId> versions) {
        return there.orElse(null) instanceof File file
                && versions.contains(file.content().version());
    }
}
