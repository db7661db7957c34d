package firn.server.dav;

import firn.core.access.DriveView;
import firn.core.drive.Right;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What properties are told of: a node, or a folder that is none. One is used for a whole listing, node after node. */
final class Subject {
    private final Call call;
    private @Nullable Node node;
    private String name = "";
    private Optional<Right> inherited = Optional.empty();
    private DriveView.@Nullable Quota quota;

    Subject(Call call) {
        this.call = call;
    }

    Subject about(Node other, String shownName) {
        node = other;
        name = shownName;
        return this;
    }

    /** A folder that is no node. */
    Subject aboutFolder(String shownName) {
        node = null;
        name = shownName;
        return this;
    }

    /** The right on all nodes that follow, where it is known to be one and the same. */
    void inherit(Optional<Right> right) {
        inherited = right;
    }

    Call call() {
        return call;
    }

    @Nullable Node node() {
        return node;
    }

    String name() {
        return name;
    }

    boolean isCollection() {
        return node == null || node instanceof firn.core.tree.Folder;
    }

    boolean isRoot() {
        return node == null || node.id().equals(NodeId.ROOT);
    }

    boolean isInTree() {
        return node != null && !node.parent().equals(NodeId.TRASH);
    }

    Right right() throws IOException {
        if (node == null) {
            return Right.VIEW;
        }
        return inherited.isPresent() ? inherited.get() : call.view().right(node.id());
    }

    DriveView.Quota quota() throws IOException {
        DriveView.Quota known = quota;
        if (known == null) {
            known = call.view().quota();
            quota = known;
        }
        return known;
    }
}
