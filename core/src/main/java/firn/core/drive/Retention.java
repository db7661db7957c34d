package firn.core.drive;

import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.util.List;

/** Lets old versions go. */
final class Retention {
    private final Ledger ledger;

    Retention(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Removes the oldest versions of a file beyond the offer's count; kept ones and the current one do not count. */
    void trim(NodeId file, VersionId current, int most) throws IOException {
        if (most == Integer.MAX_VALUE) {
            return;
        }
        List<Version> old = ledger.versions().of(file).stream()
                .filter(version -> !version.kept() && !version.id().equals(current))
                .toList();
        for (Version version : old.subList(Math.min(most, old.size()), old.size())) {
            drop(version);
        }
    }

    void drop(Version version) throws IOException {
        ledger.versions().remove(version.id());
        ledger.addUsed(-version.content().size());
    }
}
