package firn.storage.care;

import firn.core.drive.Catalog;
import firn.storage.chunks.PackedStore;
import firn.storage.chunks.Places;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of everything that is due, for all drives that have packs. To be called now and then, about once an hour. */
public final class StorageCare {
    /** Stored bytes that compaction moves for one drive in one round, about. */
    private static final long MOVED = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(StorageCare.class);

    private final Catalog catalog;
    private final PackedStore packs;
    private final GarbageCollection.Terms terms;

    public StorageCare(Catalog catalog, PackedStore packs, GarbageCollection.Terms terms) {
        this.catalog = catalog;
        this.packs = packs;
        this.terms = terms;
    }

    /** A drive whose care fails does not keep the others from theirs. */
    public void round() throws IOException {
        for (long drive : packs.drives()) {
            try {
                care(drive);
            } catch (NoSuchFileException e) {
                LOG.info(
                        "packs of drive {}, of which the database does not know, are left alone: {}",
                        drive,
                        e.getMessage());
            } catch (IOException e) {
                LOG.error("the storage of drive {} could not be looked after; it is tried again later", drive, e);
            }
        }
        settleKeys();
    }

    /** Once nothing is left of another key, that key is no longer noted: it may be taken from the key file. */
    private void settleKeys() throws IOException {
        var keys = packs.keyUse();
        if (!keys.rotating()) {
            return;
        }
        for (long drive : packs.drives()) {
            for (var pack : packs.stored(drive)) {
                if (!keys.isCurrent(packs.keyOf(drive, pack.id()))) {
                    return;
                }
            }
        }
        for (var place : Places.all(packs.drives())) {
            for (var item : packs.shelf().items(place)) {
                if (!keys.isCurrent(packs.shelf().keyOf(place, item.name()))) {
                    return;
                }
            }
        }
        keys.settled();
        LOG.info("everything stored is under the key {} now; older keys are no longer needed", keys.current());
    }

    private void care(long drive) throws IOException {
        var collected = new GarbageCollection(catalog, packs, terms).run(drive);
        var moved = new Compaction(catalog, packs).run(drive, MOVED);
        if (collected.chunks() + collected.packs() + moved.chunks() > 0) {
            LOG.info("drive {}: {}, {}", drive, collected, moved);
        }
    }
}
