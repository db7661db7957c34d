package firn.storage.chunks;

import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads everything a drive's packs hold and tells what is damaged. Changes nothing. */
public final class Scrub {
    /**
     * What was found.
     *
     * @param records read in all
     * @param bytes plain bytes of the sound ones
     * @param damaged records whose bytes are not what their name says
     * @param unreadable packs whose header is not what it should be
     */
    public record Report(long records, long bytes, List<Placement> damaged, List<Long> unreadable) {
        public Report {
            damaged = List.copyOf(damaged);
            unreadable = List.copyOf(unreadable);
        }

        public boolean sound() {
            return damaged.isEmpty() && unreadable.isEmpty();
        }
    }

    private final PackedStore store;

    public Scrub(PackedStore store) {
        this.store = store;
    }

    public Report drive(long drive) throws IOException {
        long records = 0;
        long bytes = 0;
        var damaged = new ArrayList<Placement>();
        var unreadable = new ArrayList<Long>();
        for (var pack : store.stored(drive)) {
            var contents = store.contents(drive, pack.id());
            records += contents.records().size() + contents.damaged().size();
            damaged.addAll(contents.damaged());
            if (!contents.expected()) {
                unreadable.add(pack.id());
            }
            for (var record : contents.records()) {
                if (sound(drive, record, contents.sealed())) {
                    bytes += record.length();
                } else {
                    damaged.add(record);
                }
            }
        }
        return new Report(records, bytes, damaged, unreadable);
    }

    private boolean sound(long drive, Placement record, boolean unverified) throws IOException {
        if (unverified) {
            try {
                store.read(drive, record);
            } catch (DamagedChunkException e) {
                return false;
            }
        }
        return true;
    }
}
