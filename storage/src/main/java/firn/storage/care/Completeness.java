package firn.storage.care;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.drive.Catalog;
import firn.core.drive.Ledger;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Whether the chunk table has a place for all that versions refer to, and their manifests are as long as they are. Reads no
 * content: that is {@link FileScrub}'s. Changes nothing.
 */
public final class Completeness {
    private static final int STEP = 256;

    /** A version that has chunks without a place. {@code current}: it is what its file holds now. */
    public record Gap(NodeId file, VersionId version, String path, boolean current) {}

    /** What was found. */
    public record Report(long versions, List<Gap> gaps) {
        public Report {
            gaps = List.copyOf(gaps);
        }
    }

    private final Catalog catalog;

    public Completeness(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @param progress told how many versions were looked at */
    public Report run(long drive, LongConsumer progress) throws IOException {
        var gaps = new ArrayList<Gap>();
        long versions = 0;
        for (long last = 0; ; ) {
            long after = last;
            var some = catalog.read(drive, ledger -> ledger.care().versionsAfter(after, STEP));
            if (some.isEmpty()) {
                return new Report(versions, gaps);
            }
            gaps.addAll(catalog.read(drive, ledger -> gaps(ledger, some)));
            versions += some.size();
            last = some.getLast().value();
            progress.accept(versions);
        }
    }

    private static List<Gap> gaps(Ledger ledger, List<VersionId> versions) throws IOException {
        var found = new ArrayList<Gap>();
        for (var id : versions) {
            var version = ledger.versions().find(id);
            if (version.isPresent()
                    && !isWhole(ledger, id, version.get().content().size())) {
                var file = version.get().file();
                boolean current = ledger.nodes()
                        .find(file)
                        .map(node -> node instanceof firn.core.tree.File it
                                && it.content().version().equals(id))
                        .orElse(false);
                found.add(new Gap(file, id, FileScrub.path(ledger, file), current));
            }
        }
        return found;
    }

    private static boolean isWhole(Ledger ledger, VersionId id, long size) throws IOException {
        var manifest = ledger.versions().manifest(id);
        if (manifest.size() != size) {
            return false;
        }
        var chunks = new HashSet<ChunkId>();
        for (Extent extent : manifest.extents()) {
            chunks.add(extent.chunk());
        }
        return ledger.versions().placements(chunks).size() == chunks.size();
    }
}
