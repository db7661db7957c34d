package firn.storage.journal;

import firn.core.access.DriveView;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import firn.core.tree.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that somebody can see of a drive, every content read: what two drives must have alike. */
final class Seen {
    private final DriveView view;
    private final List<String> lines = new ArrayList<>();

    private Seen(DriveView view) {
        this.view = view;
    }

    static List<String> by(DriveView view) throws IOException {
        var seen = new Seen(view);
        seen.below(NodeId.ROOT, "");
        for (Trashed trashed : view.trash(Optional.empty(), Integer.MAX_VALUE)) {
            seen.lines.add("trash " + trashed);
            seen.node(trashed.node(), "trash/" + trashed.node().name());
        }
        return seen.lines;
    }

    private void below(NodeId folder, String path) throws IOException {
        for (Node child : view.children(folder, Optional.empty(), Integer.MAX_VALUE)) {
            node(child, path + "/" + child.name());
        }
    }

    private void node(Node node, String path) throws IOException {
        lines.add(path + " " + node + " " + view.right(node.id()) + " "
                + view.notes().properties(node.id()));
        if (node instanceof File) {
            for (Version version : view.versions(node.id())) {
                var reading = view.open(node.id(), version.id());
                var out = new ByteArrayOutputStream();
                reading.send(0, reading.size(), out);
                lines.add("  " + version + " " + out.toString(StandardCharsets.UTF_8));
            }
        } else if (node instanceof firn.core.tree.Folder) {
            below(node.id(), path);
        }
    }
}
