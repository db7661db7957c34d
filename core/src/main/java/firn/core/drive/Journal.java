package firn.core.drive;

import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A drive's journal. */
public interface Journal {
    /**
     * Appends a change; its cursor must be {@link Head#cursor()}'s next, which it becomes.
     *
     * @throws IllegalArgumentException for any other cursor
     */
    void append(Change change) throws IOException;

    /** The changes after a cursor, oldest first. */
    List<Change> after(Cursor cursor, int limit) throws IOException;

    /** The changes before a cursor, newest first. */
    List<Change> before(Cursor cursor, int limit) throws IOException;

    /** The changes of one node before a cursor, newest first. */
    List<Change> before(NodeId node, Cursor cursor, int limit) throws IOException;

    /**
     * Whether a cursor was given by this journal, so that nothing after it goes unheard: it is a change's, or begins an era.
     * One that is not was given before the drive was restored from a backup, or by nobody.
     */
    boolean knows(Cursor cursor) throws IOException;

    /** The newest changes of one node, newest first. */
    List<Change> of(NodeId node, int limit) throws IOException;

    /** The node as it was right after its newest change at or before the cursor; none when it had none by then. */
    Optional<Node> nodeAt(NodeId node, Cursor cursor) throws IOException;

    /** The children a folder had at the cursor, in no order. */
    List<Node> childrenAt(NodeId parent, Cursor cursor) throws IOException;
}
