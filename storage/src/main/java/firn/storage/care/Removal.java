package firn.storage.care;

import firn.core.drive.Catalog;
import firn.storage.chunks.PackedStore;
import firn.storage.chunks.Places;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;

/**
 * Removes all that is kept of a drive which nobody may see any more: first what the catalogue knows, whose first step
 * refuses all who still write, then its packs. Broken off at any point, it goes on when it is run again. What belongs to
 * other drives lies in other packs and under other keys.
 */
public final class Removal {
    private final Catalog catalog;
    private final PackedStore packs;
    private final InstantSource clock;

    public Removal(Catalog catalog, PackedStore packs, InstantSource clock) {
        this.catalog = catalog;
        this.packs = packs;
        this.clock = clock;
    }

    /** Whether nothing is left; else it is to be run again later: a store may still list what it said it had deleted. */
    public boolean run(long drive) throws IOException {
        if (isPinned(drive)) {
            return false;
        }
        catalog.remove(drive);
        for (var pack : packs.stored(drive)) {
            packs.delete(drive, pack.id());
        }
        boolean told = forgetJournal(drive);
        return told && packs.stored(drive).isEmpty();
    }

    /** A database that is made anew from storage must not know the drive again. */
    private boolean forgetJournal(long drive) throws IOException {
        String journal = Places.journal(drive);
        for (var segment : packs.shelf().items(journal)) {
            packs.shelf().delete(journal, segment.name());
        }
        return packs.shelf().items(journal).isEmpty();
    }

    /** While its packs are copied for a backup it waits. */
    private boolean isPinned(long drive) throws IOException {
        try {
            return catalog.read(drive, ledger -> ledger.care().isPinned(clock.instant()));
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
