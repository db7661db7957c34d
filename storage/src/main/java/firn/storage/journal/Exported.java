package firn.storage.journal;

import firn.storage.chunks.PackedStore;
import firn.storage.chunks.Places;
import firn.storage.sql.Database;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far segments reach, as somebody finds it who does not write them.
 *
 * @param isThere whether there are segments that a drive could be made of
 * @param since when the first change was made that they lack; empty: they have all
 */
public record Exported(long drive, boolean isThere, Optional<Instant> since) {
    private static final String LACKING =
            "SELECT at_s FROM change WHERE drive_id = ? AND cursor > ? ORDER BY cursor LIMIT 1";

    /** Looks at all drives; of each it reads the newest segment. */
    public static List<Exported> of(Database database, PackedStore packs) throws IOException {
        var keys = packs.keyUse();
        var found = new ArrayList<Exported>();
        var drives = Ground.asked(() -> database.read(
                session -> session.list("SELECT drive_id FROM drive_head ORDER BY drive_id", row -> row.getLong(1))));
        for (long drive : drives) {
            var tip = Tip.find(packs.shelf(), Places.journal(drive), keys);
            var lacking = Ground.asked(() -> database.read(session ->
                    session.one(LACKING, row -> Instant.ofEpochSecond(row.getLong(1)), drive, tip.newest())));
            found.add(new Exported(drive, tip.head().isPresent(), lacking));
        }
        return found;
    }
}
