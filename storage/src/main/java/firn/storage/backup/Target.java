package firn.storage.backup;

import firn.storage.chunks.PackFiles;
import firn.storage.chunks.PackedStore.StoredPack;
import firn.storage.sql.Database;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a server is made of a copy: a database and a place for packs, both empty, or holding what an earlier try has
 * brought there.
 *
 * @param database its JDBC address
 */
public record Target(String database, PackFiles packs) {
    /** @throws IOException in words, when there are packs that are not among those to be brought */
    void mustHoldNothingBut(Set<List<Long>> brought) throws IOException {
        for (long drive : packs.drives()) {
            for (StoredPack pack : packs.list(drive)) {
                if (!brought.contains(List.of(drive, pack.id()))) {
                    throw new IOException("the place for contents is not empty: there are packs in it of drive " + drive
                            + ". Nothing was changed. Give an empty place");
                }
            }
        }
    }

    static Set<List<Long>> ids(List<PackEntry> packs) {
        var ids = new HashSet<List<Long>>();
        packs.forEach(pack -> ids.add(List.of(pack.drive(), pack.pack())));
        return ids;
    }

    /** What an earlier try has brought; drives are listed when they are first asked about. */
    static final class Lengths {
        private final PackFiles packs;
        private final Map<Long, Map<Long, Long>> drives = new HashMap<>();

        Lengths(PackFiles packs) {
            this.packs = packs;
        }

        /** Whether a pack is there already, whole. */
        boolean has(PackEntry pack) throws IOException {
            Map<Long, Long> lengths = drives.get(pack.drive());
            if (lengths == null) {
                lengths = Backup.lengths(packs, pack.drive());
                drives.put(pack.drive(), lengths);
            }
            Long length = lengths.get(pack.pack());
            return length != null
                    && length == pack.length()
                    && PackCopy.sha256(packs, pack).equals(pack.sha256());
        }
    }

    /** Fills the database, then brings its schema up to date. */
    Dump.Summary fill(DumpReader dump, DumpReader.Last last) throws IOException {
        Dump.Summary filled;
        try (Database empty = Database.empty(database, dump.schema())) {
            filled = dump.load(empty, last);
        }
        Database.open(database).close();
        return filled;
    }
}
