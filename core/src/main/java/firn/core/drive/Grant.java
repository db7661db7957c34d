package firn.core.drive;

import firn.core.tree.NodeId;

/** A right given to someone on a node; it holds for all below the node too. */
public record Grant(NodeId node, Subject subject, Right right) {
    /** Who a grant is for. */
    public sealed interface Subject {
        /** One account. */
        record Person(long account) implements Subject {}

        /** Everyone who is a user or administrator of the drive, external people not. */
        record Everyone() implements Subject {}
    }
}
