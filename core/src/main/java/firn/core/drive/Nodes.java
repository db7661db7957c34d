package firn.core.drive;

import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The current tree of a drive and its trash. */
public interface Nodes {
    Optional<Node> find(NodeId id) throws IOException;

    /** The child of that name, compared by {@link Name#key()}; none under {@link NodeId#TRASH} and {@link NodeId#GONE}. */
    Optional<Node> child(NodeId parent, Name name) throws IOException;

    /**
     * Children in the order of their name's key ({@link Name#KEY_ORDER}); under {@link NodeId#TRASH} and {@link
     * NodeId#GONE} those of one name by id.
     *
     * @param after only those after this name; {@link Optional#empty()} to begin
     * @param limit at most so many, positive
     */
    List<Node> children(NodeId parent, Optional<Name> after, int limit) throws IOException;

    /**
     * Children in an order; not of {@link NodeId#TRASH} and {@link NodeId#GONE}.
     *
     * @param after only those behind this position; {@link Optional#empty()} to begin
     * @param limit at most so many, positive
     */
    List<Node> sorted(NodeId parent, Order order, Optional<Order.Position> after, int limit) throws IOException;

    /** Any children, at most {@code limit}, in any order; for sweeping and walking without names. */
    List<Node> some(NodeId parent, int limit) throws IOException;

    /**
     * Adds the node or replaces the one with its id. Under {@link NodeId#TRASH} and {@link NodeId#GONE} names may repeat.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the parent has another child of that name's key; nothing has
     *     changed then and the transaction may go on
     */
    void put(Node node) throws IOException;

    /**
     * Removes the row of a node, if there, with its trash entry and properties. Its grants stay: they still decide who
     * may hear of its past.
     *
     * @throws java.nio.file.DirectoryNotEmptyException when it has children
     */
    void remove(NodeId id) throws IOException;

    Optional<Trashed> trashed(NodeId id) throws IOException;

    /** The trash, newest first; {@code before} only those trashed earlier than that entry (by time, then id). */
    List<Trashed> trash(Optional<Trashed> before, int limit) throws IOException;

    /** Entries trashed before the moment, oldest first. */
    List<Trashed> oldest(Instant before, int limit) throws IOException;

    /**
     * Notes where a trashed node came from; its node, which must lie under {@link NodeId#TRASH}, is put by this call
     * too. From then on {@link Trashed#node} is the node as it is now.
     */
    void bury(Trashed trashed) throws IOException;

    /** Forgets the trash entry; the node itself is put elsewhere by the caller. */
    void unbury(NodeId id) throws IOException;
}
