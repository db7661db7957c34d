package firn.core.testing;

import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every content a drive can still give back, read straight from its ledger past any gate. */
public final class Contents {
    private final DriveFixture drive;

    public Contents(DriveFixture drive) {
        this.drive = drive;
    }

    /** Of everything in the tree and in the trash, old versions included. */
    public Set<String> all() throws IOException {
        Set<String> all = below(NodeId.ROOT);
        all.addAll(below(NodeId.TRASH));
        return all;
    }

    Set<String> below(NodeId node) throws IOException {
        Set<String> texts = new HashSet<>();
        for (Version version : versions(node)) {
            texts.addAll(of(version.id()));
        }
        return texts;
    }

    Set<String> of(VersionId version) throws IOException {
        if (drive.drive.read(ledger -> ledger.versions().find(version)).isEmpty()) {
            return Set.of();
        }
        var manifest = drive.drive.read(ledger -> ledger.versions().manifest(version));
        var out = new ByteArrayOutputStream();
        drive.drive.send(manifest, 0, manifest.size(), out);
        return Set.of(out.toString(StandardCharsets.UTF_8));
    }

    /** All versions of a node and of what is below it. */
    public List<Version> versions(NodeId node) throws IOException {
        return drive.drive.read(ledger -> {
            List<Version> found = new ArrayList<>(ledger.versions().of(node));
            List<NodeId> open = new ArrayList<>(List.of(node));
            while (!open.isEmpty()) {
                for (Node child : ledger.nodes().children(open.removeLast(), Optional.empty(), Integer.MAX_VALUE)) {
                    found.addAll(ledger.versions().of(child.id()));
                    open.add(child.id());
                }
            }
            return found;
        });
    }
}
