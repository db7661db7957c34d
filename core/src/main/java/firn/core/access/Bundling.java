package firn.core.access;

import firn.core.content.Manifest;
import firn.core.drive.Ledger;
import firn.core.drive.Lineage;
import firn.core.drive.Right;
import firn.core.tree.File;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the manifests of many files in one state of a drive; what the actor may not read is not there. */
record Bundling(Ledger ledger, Gate gate) {
    private static final int FILES = 512;
    private static final int EXTENTS = 16_384;

    List<Optional<Bundle.Held>> hold(List<Bundle.Wanted> wanted) throws IOException {
        List<Optional<Bundle.Held>> parts = new ArrayList<>();
        int extents = 0;
        for (Bundle.Wanted one : wanted.subList(0, Math.min(FILES, wanted.size()))) {
            Optional<Bundle.Held> held = hold(one, EXTENTS - extents);
            parts.add(held);
            extents += held.map(it -> it.extents().extents().size()).orElse(0);
            if (extents >= EXTENTS) {
                break;
            }
        }
        return parts;
    }

    private Optional<Bundle.Held> hold(Bundle.Wanted wanted, int room) throws IOException {
        Optional<VersionId> version = sees(wanted.file()) ? version(wanted) : Optional.empty();
        if (version.isEmpty()) {
            return Optional.empty();
        }
        Manifest manifest = ledger.versions().manifest(version.get());
        int size = manifest.extents().size();
        int from = Math.min(wanted.from(), size);
        int to = Math.max(from, Math.min(wanted.to(), size));
        int told = Math.min(to, from + room);
        return Optional.of(new Bundle.Held(
                version.get(), from, manifest.run(from, told), told < to ? Optional.of(told) : Optional.empty()));
    }

    private Optional<VersionId> version(Bundle.Wanted wanted) throws IOException {
        if (wanted.version().isPresent()) {
            return ledger.versions()
                    .find(wanted.version().get())
                    .filter(it -> it.file().equals(wanted.file()))
                    .map(it -> it.content().version());
        }
        return ledger.nodes().find(wanted.file()).orElse(null) instanceof File file
                ? Optional.of(file.content().version())
                : Optional.empty();
    }

    private boolean sees(NodeId node) throws IOException {
        Optional<Lineage> line = Lineage.of(node, ledger.nodes());
        return line.isPresent() && gate.on(line.get(), ledger).allows(Right.VIEW);
    }
}
