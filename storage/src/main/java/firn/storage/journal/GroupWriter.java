package firn.storage.journal;

import firn.storage.chunks.Shelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes one group of segments. Until {@link #finish} has returned it is worth nothing, and what was before it holds: so it
 * may be left at any moment.
 */
final class GroupWriter {
    /**
     * What holds for the whole group.
     *
     * @param enough bytes of plain frames that make a segment, about
     */
    record Setting(boolean isBase, int schema, Instant now, int enough) {}

    private final Shelf shelf;
    private final String place;
    private final Setting setting;
    private final long group;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Tip tip;
    private boolean forgets;
    private long written;

    GroupWriter(Shelf shelf, String place, Tip tip, Setting setting) {
        this.shelf = shelf;
        this.place = place;
        this.tip = tip;
        this.setting = setting;
        this.group = tip.next();
        this.forgets = !setting.isBase()
                && tip.head().map(head -> head.note().forgets()).orElse(false);
    }

    /** Adds what one snapshot said, frames as {@link FrameWriter#take} gave them. */
    void add(byte[] said) throws IOException {
        pending.write(said);
        if (pending.size() >= setting.enough()) {
            put(false, Head.State.NONE);
        }
    }

    /** Something that was deleted for good stands, or may stand, in segments. */
    void forgets() {
        forgets = true;
    }

    /** The group is whole; this is how far segments reach now. */
    Tip finish(Head.State state) throws IOException {
        put(true, state);
        return tip;
    }

    private void put(boolean last, Head.State state) throws IOException {
        long number = tip.next();
        var base = setting.isBase()
                ? new Head.Base(group, number, setting.now())
                : tip.head().orElseThrow().base();
        var note = new Head.Note(setting.schema(), setting.now(), forgets, tip.sha());
        var head = new Head(number, group, base, last, state, note);
        var file = SegmentFormat.encode(head, pending.toByteArray());
        pending.reset();
        shelf.put(place, SegmentNames.of(number), file);
        written += file.length;
        boolean based = setting.isBase() && last;
        tip = new Tip(
                last ? Optional.of(head) : tip.head(),
                SegmentFormat.sha(file),
                number + 1,
                based ? written : tip.basic(),
                based ? 0 : tip.since() + file.length);
    }
}
