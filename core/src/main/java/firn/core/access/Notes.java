package firn.core.access;

import firn.core.drive.Drive;
import firn.core.drive.Ledger;
import firn.core.drive.Lineage;
import firn.core.drive.Lock;
import firn.core.drive.Right;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is noted about the nodes an actor may see: properties, locks, digests. Nothing is noted of any other node. */
public final class Notes {
    private final Drive drive;
    private final Gate gate;

    Notes(Drive drive, Gate gate) {
        this.drive = drive;
        this.gate = gate;
    }

    public Map<String, String> properties(NodeId node) throws IOException {
        return drive.read(ledger -> sees(ledger, node) ? ledger.properties().of(node) : Map.of());
    }

    /** The properties of those children of a folder that have any; empty when they are too many to be told at once. */
    public Optional<Map<NodeId, Map<String, String>>> propertiesBelow(NodeId folder) throws IOException {
        return drive.read(ledger -> {
            Optional<Map<NodeId, Map<String, String>>> below =
                    sees(ledger, folder) ? ledger.properties().below(folder) : Optional.of(Map.of());
            if (below.isEmpty() || !folder.equals(NodeId.ROOT)) {
                return below;
            }
            Map<NodeId, Map<String, String>> shown = new HashMap<>();
            for (var entry : below.get().entrySet()) {
                if (sees(ledger, entry.getKey())) {
                    shown.put(entry.getKey(), entry.getValue());
                }
            }
            return Optional.of(shown);
        });
    }

    /** The digests noted for the file's version by algorithm, lower-case hexadecimal. */
    public Map<String, String> digests(NodeId file, VersionId version) throws IOException {
        return drive.read(ledger -> sees(ledger, file)
                        && ledger.versions()
                                .find(version)
                                .filter(it -> it.file().equals(file))
                                .isPresent()
                ? ledger.versions().digests(version)
                : Map.of());
    }

    /** The locks that hold a node now: its own, and deep ones above it. */
    public List<Lock> locks(NodeId node) throws IOException {
        return drive.read(ledger -> {
            List<Lock> all = ledger.locks().all();
            Optional<Lineage> line = all.isEmpty() ? Optional.empty() : Lineage.of(node, ledger.nodes());
            if (line.isEmpty() || !gate.on(line.get(), ledger).allows(Right.VIEW)) {
                return List.of();
            }
            Instant now = drive.now();
            List<Lock> holding = new ArrayList<>();
            for (Lock lock : all) {
                boolean covers =
                        lock.node().equals(node) || (lock.deep() && line.get().contains(lock.node()));
                if (covers && lock.expires().isAfter(now)) {
                    holding.add(lock);
                }
            }
            return List.copyOf(holding);
        });
    }

    /** Whether the drive holds any lock at all; a quick way to spare many questions. */
    public boolean anyLock() throws IOException {
        return drive.read(ledger -> !ledger.locks().all().isEmpty());
    }

    private boolean sees(Ledger ledger, NodeId node) throws IOException {
        Optional<Lineage> line = Lineage.of(node, ledger.nodes());
        return line.isPresent() && gate.on(line.get(), ledger).allows(Right.VIEW);
    }
}
