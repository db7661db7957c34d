package firn.core.drive;

import firn.core.content.Extent;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * A version that somebody knows chunks from. Naming a chunk is no right to it; being able to read a file that holds it is.
 */
public record Source(NodeId file, VersionId version) {
    /** Removes the extents that the version holds, when the author may read it. */
    void take(Set<Extent> wanted, Guard guard, Ledger ledger) throws IOException {
        var line = Lineage.of(file, ledger.nodes());
        if (line.isEmpty() || !guard.on(line.get(), ledger).allows(Right.VIEW)) {
            return;
        }
        boolean held = ledger.versions()
                .find(version)
                .filter(it -> it.file().equals(file))
                .isPresent();
        if (held) {
            List<Extent> extents = ledger.versions().manifest(version).extents();
            extents.forEach(wanted::remove);
        }
    }
}
