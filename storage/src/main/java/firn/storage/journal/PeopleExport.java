package firn.storage.journal;

import firn.storage.chunks.DamagedItemException;
import firn.storage.chunks.Places;
import firn.storage.chunks.Shelf;
import firn.storage.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports who there is: accounts with their password hashes and keys, organisations, teams, drives and their members, as the
 * database has them; what is sealed there stays sealed. Each time it is all of them, when something has changed.
 */
final class PeopleExport {
    /** Sets that are kept at most, for the case that the newest is damaged; those of yesterday go. */
    private static final int KEPT = 3;

    /** When something was used last is no reason to write. */
    private static final String UNIMPORTANT = "last_used_at";

    private static final Logger LOG = LoggerFactory.getLogger(PeopleExport.class);

    private final Ground ground;
    private final Shelf shelf;
    private Optional<Tip> tip = Optional.empty();
    private Sha told = Sha.NONE;

    PeopleExport(Ground ground) {
        this.ground = ground;
        this.shelf = ground.shelf();
    }

    void forget() {
        tip = Optional.empty();
        told = Sha.NONE;
    }

    private record Said(byte[] frames, Sha sha) {}

    void round(Instant now) throws IOException {
        var said = Ground.asked(() -> ground.database().snapshot(PeopleExport::all));
        if (said.sha().equals(told)) {
            return;
        }
        var from = tip.isPresent() ? tip.get() : Tip.find(shelf, Places.PEOPLE, ground.keys());
        tip = Optional.empty();
        var group = new GroupWriter(
                shelf,
                Places.PEOPLE,
                from,
                new GroupWriter.Setting(
                        true, ground.schema(), now, ground.pace().enough()));
        group.add(said.frames());
        var done = group.finish(Head.State.NONE);
        clean(done.head().orElseThrow().group(), now);
        tip = Optional.of(done);
        told = said.sha();
    }

    private static Said all(Session session) throws SQLException {
        var out = new FrameWriter();
        var bare = new FrameWriter();
        for (var table : Tables.PEOPLE) {
            var order = String.join(", ", table.key());
            var statement = session.prepare("SELECT * FROM " + table.name() + " ORDER BY " + order);
            for (var row : DriveRecords.rows(table.name(), statement)) {
                out.row(row);
                bare.row(row.without(UNIMPORTANT));
            }
        }
        var fingerprint = bare.take();
        return new Said(out.take(), Sha.of(fingerprint, 0, fingerprint.length));
    }

    private void clean(long newest, Instant now) {
        try {
            sweep(newest, now);
        } catch (IOException e) {
            LOG.warn("old segments of who there is could not be deleted; that is tried again: {}", e.toString());
        }
    }

    private void sweep(long newest, Instant now) throws IOException {
        var items = shelf.items(Places.PEOPLE);
        for (var item : items) {
            var number = SegmentNames.number(item.name());
            if (number.isPresent() && number.get() < newest && isOver(item, number.get() < newest - KEPT, now)) {
                shelf.delete(Places.PEOPLE, item.name());
            }
        }
    }

    private boolean isOver(Shelf.Item item, boolean surplus, Instant now) throws IOException {
        if (surplus) {
            return true;
        }
        try {
            var head = SegmentFormat.decode(item.name(), shelf.get(Places.PEOPLE, item.name()))
                    .head();
            return head.note().written().plus(Tip.REMEMBERED).isBefore(now);
        } catch (DamagedItemException | firn.storage.vault.MissingKeyException e) {
            return true;
        }
    }
}
