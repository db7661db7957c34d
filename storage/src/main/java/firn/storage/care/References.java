package firn.storage.care;

import firn.core.content.ChunkFilter;
import firn.core.content.Extent;
import firn.core.drive.Ledger;
import java.io.IOException;

/**
 * The chunks that versions refer to, gathered in the order of the versions' ids. Adding the same versions again changes
 * nothing, so it may be done in a transaction that is run more than once.
 */
final class References {
    private static final int STEP = 200;

    private final ChunkFilter chunks;
    private long last;

    /** @param after id of the version after which to begin */
    References(ChunkFilter chunks, long after) {
        this.chunks = chunks;
        this.last = after;
    }

    ChunkFilter chunks() {
        return chunks;
    }

    /** Adds some more versions; false when there were none. Asked of what is committed, since it remembers how far it is. */
    boolean addSome(Ledger ledger) throws IOException {
        long before = last;
        last = add(ledger, before);
        return last != before;
    }

    /** Adds all versions there are now. What it sees may not come to be: so the next time begins where this one did. */
    void addRest(Ledger ledger) throws IOException {
        long at = last;
        for (long next = add(ledger, at); next != at; next = add(ledger, at)) {
            at = next;
        }
    }

    /** The last of some versions, or the id itself when there is none after it. */
    private long add(Ledger ledger, long after) throws IOException {
        var versions = ledger.care().versionsAfter(after, STEP);
        for (var version : versions) {
            for (Extent extent : ledger.versions().manifest(version).extents()) {
                chunks.add(extent.chunk());
            }
        }
        return versions.isEmpty() ? after : versions.getLast().value();
    }
}
