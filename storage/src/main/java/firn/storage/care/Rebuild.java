package firn.storage.care;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.Catalog;
import firn.core.drive.Ledger;
import firn.storage.chunks.PackedStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the chunk table from what the packs say of themselves: adds the places that are lacking, and corrects those that
 * name a pack that is not there. What nothing refers to is garbage collection's to find.
 */
public final class Rebuild {
    private static final int STEP = 500;

    /** What one run did. {@code unreadable}: packs that are not what their name says, and were passed over. */
    public record Report(int packs, int added, int corrected, List<Long> unreadable) {
        public Report {
            unreadable = List.copyOf(unreadable);
        }
    }

    private record Changed(int added, int corrected) {}

    private final Catalog catalog;
    private final PackedStore packs;

    public Rebuild(Catalog catalog, PackedStore packs) {
        this.catalog = catalog;
        this.packs = packs;
    }

    public Report run(long drive) throws IOException {
        var stored =
                packs.stored(drive).stream().map(PackedStore.StoredPack::id).collect(Collectors.toSet());
        var unreadable = new ArrayList<Long>();
        int added = 0;
        int corrected = 0;
        for (long pack : stored) {
            var contents = packs.contents(drive, pack);
            if (!contents.expected()) {
                unreadable.add(pack);
                continue;
            }
            var records = contents.records();
            for (int from = 0; from < records.size(); from += STEP) {
                var some = records.subList(from, Math.min(records.size(), from + STEP));
                var changed = catalog.write(drive, ledger -> place(ledger, some, stored));
                added += changed.added();
                corrected += changed.corrected();
            }
        }
        return new Report(stored.size(), added, corrected, unreadable);
    }

    private static Changed place(Ledger ledger, List<Placement> records, Set<Long> stored) throws IOException {
        if (ledger.care().anyGone(List.of(records.getFirst().pack()))) {
            return new Changed(0, 0);
        }
        Map<ChunkId, Placement> known = ledger.versions()
                .placements(records.stream().map(Placement::chunk).toList());
        var seen = new HashSet<ChunkId>();
        var lacking = new ArrayList<Placement>();
        int corrected = 0;
        for (var record : records) {
            var there = known.get(record.chunk());
            if (!seen.add(record.chunk())) {
                continue;
            }
            if (there == null) {
                lacking.add(record);
            } else if (!stored.contains(there.pack()) && there.length() == record.length()) {
                corrected += ledger.care().move(there, record) ? 1 : 0;
            }
        }
        ledger.versions().place(lacking);
        return new Changed(lacking.size(), corrected);
    }
}
