package firn.storage.journal;

import firn.storage.chunks.Places;
import firn.storage.chunks.Shelf;
import firn.storage.sql.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports one drive: each round brings its segments to where its journal stands, in steps, each of which reads one snapshot
 * and none of which holds up a write. A node is told as it is when it is read; one that changes meanwhile is told again, since
 * the journal, or {@code export_touched}, names it after the round's beginning. The last step covers all there is: with it
 * the group is the state at one cursor. Not for many threads.
 */
final class DriveExport {
    private static final Logger LOG = LoggerFactory.getLogger(DriveExport.class);

    private final Ground ground;
    private final Database database;
    private final Shelf shelf;
    private final long drive;
    private final int step;
    private final String place;
    private Optional<Tip> tip = Optional.empty();

    DriveExport(Ground ground, long drive) {
        this.ground = ground;
        this.database = ground.database();
        this.shelf = ground.shelf();
        this.step = ground.pace().step();
        this.drive = drive;
        this.place = Places.journal(drive);
    }

    /** What is remembered of the segments may not be so any more. */
    void forget() {
        tip = Optional.empty();
    }

    /** Whether segments reach this cursor, as far as is known without looking. */
    boolean reaches(long newest) {
        return tip.flatMap(Tip::head)
                .map(head -> head.state().newest() == newest)
                .orElse(false);
    }

    /** Whether there is work even if nothing has changed. */
    boolean isDue(Instant now) {
        return tip.isEmpty() || tip.get().wantsBase(now, ground.schema());
    }

    /**
     * One round.
     *
     * @throws java.nio.file.FileAlreadyExistsException when another process has written to the segments meanwhile
     */
    void round(Instant now) throws IOException {
        var from = tip.isPresent() ? tip.get() : Tip.find(shelf, place, ground.keys());
        tip = Optional.empty();
        var there = Ground.asked(() -> database.snapshot(session -> {
            var records = new DriveRecords(session, drive);
            return new Standing(
                    records.state().stream().findFirst(), records.mark(from.newest()), records.newestTouch());
        }));
        if (there.state().isEmpty()) {
            return;
        }
        var state = there.state().get();
        boolean base = from.wantsBase(now, ground.schema()) || from.isForeign(state, there.mark());
        if (!base && state.newest() == from.newest() && there.touch() == 0) {
            tip = Optional.of(from);
            return;
        }
        var group = new GroupWriter(
                shelf,
                place,
                from,
                new GroupWriter.Setting(
                        base, ground.schema(), now, ground.pace().enough()));
        var done = base
                ? base(group, state, there.touch())
                : rest(group, Reach.after(from.head().orElseThrow().state()));
        if (base) {
            clean(done.head().orElseThrow().base().begin());
        }
        tip = Optional.of(done);
    }

    private record Standing(Optional<Head.State> state, Head.Mark mark, long touch) {}

    /**
     * How far a round is.
     *
     * @param floor manifests of versions before it need not be told
     */
    private record Reach(long cursor, long touch, long floor) {
        static Reach after(Head.State state) {
            return new Reach(state.newest(), 0, state.nextId());
        }
    }

    /** The whole state as it is read, then all that changed since reading began. */
    private Tip base(GroupWriter group, Head.State begun, long touch) throws IOException {
        for (long last = 0; ; ) {
            long after = last;
            var said = Ground.asked(() -> database.snapshot(session -> {
                var records = new DriveRecords(session, drive);
                var out = new FrameWriter();
                var ids = records.nodes(after, step);
                records.tell(new LinkedHashSet<>(ids), 0, out);
                return new Step(out.take(), ids.isEmpty() ? after : ids.getLast());
            }));
            if (said.last() == after) {
                break;
            }
            group.add(said.said());
            last = said.last();
        }
        for (long last = 0; ; ) {
            long after = last;
            var said = Ground.asked(() -> database.snapshot(session -> {
                var out = new FrameWriter();
                var changes = new DriveRecords(session, drive).changes(after, begun.newest(), 4 * step);
                changes.forEach(out::row);
                return new Step(
                        out.take(),
                        changes.isEmpty() ? after : changes.getLast().number("cursor"));
            }));
            if (said.last() == after) {
                break;
            }
            group.add(said.said());
            last = said.last();
        }
        return rest(group, new Reach(begun.newest(), touch, 0));
    }

    private record Step(byte[] said, long last) {}

    private record Advance(byte[] said, Reach reach, Optional<Head.State> end, boolean forgets) {}

    /** All that changed, and the end of the group. */
    private Tip rest(GroupWriter group, Reach from) throws IOException {
        for (var reach = from; ; ) {
            var at = reach;
            var said = Ground.asked(() -> database.snapshot(session -> advance(new DriveRecords(session, drive), at)));
            if (said.forgets()) {
                group.forgets();
            }
            group.add(said.said());
            reach = said.reach();
            if (said.end().isPresent()) {
                var tip = group.finish(said.end().get());
                settle(reach.touch());
                return tip;
            }
        }
    }

    private Advance advance(DriveRecords records, Reach at) throws SQLException {
        var out = new FrameWriter();
        var changes = records.changes(at.cursor(), Long.MAX_VALUE, step);
        var touched = records.touched(at.touch(), step);
        records.tell(DriveRecords.about(changes, touched), at.floor(), out);
        changes.forEach(out::row);
        var reach = new Reach(
                changes.isEmpty() ? at.cursor() : changes.getLast().number("cursor"),
                touched.isEmpty() ? at.touch() : touched.getLast().id(),
                at.floor());
        boolean all = changes.size() < step && touched.size() < step;
        Optional<Head.State> end = Optional.empty();
        if (all) {
            records.record(out);
            var state = records.state().stream()
                    .findFirst()
                    .orElseThrow(() -> new SQLException("drive " + drive + " was removed meanwhile"));
            end = Optional.of(new Head.State(state.newest(), state.nextId(), records.mark(state.newest())));
        }
        return new Advance(out.take(), reach, end, DriveRecords.forgets(changes, touched));
    }

    /** Those notes are told of in segments now. */
    private void settle(long touch) throws IOException {
        if (touch > 0) {
            Ground.asked(() -> database.write(session ->
                    session.update("DELETE FROM export_touched WHERE drive_id = ? AND id <= ?", drive, touch)));
        }
    }

    /** What is before the base is of no use; what is not gone yet goes the next time. */
    private void clean(long begin) {
        try {
            for (var item : shelf.items(place)) {
                if (SegmentNames.number(item.name())
                        .filter(number -> number < begin)
                        .isPresent()) {
                    shelf.delete(place, item.name());
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "old journal segments of drive {} could not be deleted; that is tried again: {}",
                    drive,
                    e.toString());
        }
    }
}
