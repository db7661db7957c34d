package firn.storage.journal;

import firn.core.tree.Cursor;
import firn.storage.chunks.DamagedItemException;
import firn.storage.chunks.Shelf;
import firn.storage.vault.KeyUse;
import firn.storage.vault.MissingKeyException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far the segments of one place reach.
 *
 * @param head of the last segment of the newest whole group; empty: there is none that can be gone on from
 * @param sha of the newest segment
 * @param next number of the next one
 * @param basic bytes of the base
 * @param since bytes written after the base
 */
record Tip(Optional<Head> head, Sha sha, long next, long basic, long since) {
    /** After so many bytes the base is made anew, or after as many as it has itself. */
    private static final long MANY_BYTES = 8L << 20;

    private static final int MANY_SEGMENTS = 256;
    /** For so long something that was deleted for good stays in segments. */
    static final Duration REMEMBERED = Duration.ofHours(24);

    private static final Tip NOTHING = new Tip(Optional.empty(), Sha.NONE, 1, 0, 0);

    /** Looks. What cannot be read is passed over: a base is made then. */
    static Tip find(Shelf shelf, String place, KeyUse keys) throws IOException {
        var items = shelf.items(place).stream()
                .filter(item -> SegmentNames.number(item.name()).isPresent())
                .toList();
        if (items.isEmpty()) {
            return NOTHING;
        }
        long newest = SegmentNames.number(items.getLast().name()).orElseThrow();
        var broken = new Tip(Optional.empty(), Sha.NONE, newest + 1, 0, 0);
        Optional<Sha> sha = Optional.empty();
        for (var item : items.reversed()) {
            var segment = read(shelf, place, item.name());
            if (segment.isEmpty()) {
                return broken;
            }
            sha = Optional.of(sha.orElse(segment.get().sha()));
            var head = segment.get().head();
            if (head.last()) {
                boolean current = keys.isCurrent(shelf.keyOf(place, item.name()))
                        && items.stream()
                                .anyMatch(it -> it.name()
                                        .equals(SegmentNames.of(head.base().begin())))
                        && keys.isCurrent(
                                shelf.keyOf(place, SegmentNames.of(head.base().begin())));
                return current ? of(head, sha.get(), newest + 1, items) : broken;
            }
        }
        return broken;
    }

    private static Optional<Segment> read(Shelf shelf, String place, String name) throws IOException {
        try {
            return Optional.of(SegmentFormat.decode(name, shelf.get(place, name)));
        } catch (DamagedItemException | NoSuchFileException | MissingKeyException e) {
            return Optional.empty();
        }
    }

    private static Tip of(Head head, Sha sha, long next, List<Shelf.Item> items) {
        long basic = 0;
        long since = 0;
        for (var item : items) {
            long number = SegmentNames.number(item.name()).orElseThrow();
            basic += number >= head.base().begin() && number <= head.base().end() ? item.size() : 0;
            since += number > head.base().end() ? item.size() : 0;
        }
        return new Tip(Optional.of(head), sha, next, basic, since);
    }

    /** Whether the segments there are should be replaced by a base. */
    boolean wantsBase(Instant now, int schema) {
        if (head.isEmpty()) {
            return true;
        }
        var it = head.get();
        return it.note().schema() != schema
                || since > Math.max(MANY_BYTES, basic)
                || next - it.base().end() > MANY_SEGMENTS
                || (it.note().forgets() && it.base().at().plus(REMEMBERED).isBefore(now));
    }

    /** Whether the database is not the one that was exported, or an older state of it. */
    boolean isForeign(Head.State now, Head.Mark markThere) {
        var then = head.orElseThrow().state();
        return now.newest() / Cursor.ERA != then.newest() / Cursor.ERA
                || now.newest() < then.newest()
                || now.nextId() < then.nextId()
                || !then.mark().equals(markThere);
    }

    long newest() {
        return head.map(it -> it.state().newest()).orElse(0L);
    }
}
