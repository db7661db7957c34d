package firn.storage.care;

import firn.core.content.ChunkFilter;
import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.Care;
import firn.core.drive.Catalog;
import firn.core.drive.Ledger;
import firn.storage.chunks.PackedStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Lets go of chunks that no version refers to, and of packs that no chunk lies in, in two phases each.
 *
 * <p><b>Chunks.</b> First, those that no version needs are noted as candidates: from then on uploads store such a chunk
 * anew instead of relying on it. After the grace period each is looked at again, in a transaction that holds the
 * drive's lock: versions added since the first phase are known by their ids, and what they refer to is spared. An upload
 * that was under way all that time and refers to a chunk let go is refused when it is committed ({@code MISSING_CHUNK}),
 * and may be sent again.
 *
 * <p><b>Packs.</b> A pack that no chunk lies in is noted; after the grace period, if that is still so, it is noted as gone,
 * and only then deleted. Committing an upload that placed chunks in a pack that is gone is refused: so a pack that is
 * being filled by a slow upload can't be taken from under it. Where a delete did nothing, it is repeated at every run.
 *
 * <p>A run does what is due now and takes as many transactions as it needs; each is short.
 */
public final class GarbageCollection {
    /** How long candidates are kept: longer than uploads last, readers read and servers remember. */
    public static final Duration GRACE = Duration.ofHours(24);

    private static final int STEP = 500;
    /** How long it is remembered that a pack is gone, longer than any upload lasts. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    /** @param random chooses what the filter errs about */
    public record Terms(Duration grace, InstantSource clock, RandomGenerator random) {}

    /** What one run did. {@code packs}: deletes asked for. */
    public record Report(int candidates, int spared, int chunks, int packs) {}

    private final Catalog catalog;
    private final PackedStore packs;
    private final Terms terms;

    public GarbageCollection(Catalog catalog, PackedStore packs, Terms terms) {
        this.catalog = catalog;
        this.packs = packs;
        this.terms = terms;
    }

    /** Meant for one thread per drive at a time, on any server. Where there are two nevertheless, nothing is lost. */
    public Report run(long drive) throws IOException {
        int candidates = 0;
        var swept = new Swept(0, 0);
        var round = catalog.read(drive, ledger -> ledger.care().round());
        if (round.isPresent() && round.get().marked().filter(this::isPast).isPresent()) {
            if (isOver(round.get().marked().get())) {
                swept = sweep(drive, round.get());
            }
        } else {
            candidates = mark(drive);
        }
        return new Report(candidates, swept.spared(), swept.gone(), new EmptyPacks(drive).run());
    }

    /** A moment that is still to come was noted by a clock that was wrong: what hangs on it begins anew. */
    private boolean isPast(Instant since) {
        return !since.isAfter(terms.clock().instant());
    }

    private boolean isOver(Instant since) {
        return !since.plus(terms.grace()).isAfter(terms.clock().instant());
    }

    /** The first phase; one that was broken off begins anew. Candidates of before are taken back: they were of another floor. */
    private int mark(long drive) throws IOException {
        var round = catalog.write(drive, ledger -> {
            var begun = new Care.Round(ledger.nextId(), Optional.empty());
            ledger.care().round(Optional.of(begun));
            return begun;
        });
        while (catalog.write(drive, ledger -> isOurs(ledger, round) && spareSome(ledger.care()))) {}
        var references = references(drive, 0);
        while (catalog.read(drive, references::addSome)) {}
        int noted = condemn(drive, round, references.chunks());
        var marked = new Care.Round(round.floor(), Optional.of(terms.clock().instant()));
        catalog.write(drive, ledger -> {
            if (isOurs(ledger, round)) {
                ledger.care().round(Optional.of(marked));
            }
            return marked;
        });
        return noted;
    }

    /** Should two servers collect at once, the later one goes on alone. Asked in every transaction that writes. */
    private static boolean isOurs(Ledger ledger, Care.Round round) throws IOException {
        return ledger.care().round().equals(Optional.of(round));
    }

    private static boolean spareSome(Care care) throws IOException {
        var some = care.condemned(STEP);
        care.spare(some);
        return !some.isEmpty();
    }

    private int condemn(long drive, Care.Round round, ChunkFilter needed) throws IOException {
        int noted = 0;
        Optional<ChunkId> last = Optional.empty();
        while (true) {
            var after = last;
            var some = catalog.read(drive, ledger -> ledger.care().chunksAfter(after, STEP));
            if (some.isEmpty()) {
                return noted;
            }
            last = Optional.of(some.getLast().chunk());
            var unneeded = some.stream()
                    .map(Placement::chunk)
                    .filter(chunk -> !needed.mayHold(chunk))
                    .toList();
            noted += unneeded.isEmpty() ? 0 : catalog.write(drive, ledger -> condemn(ledger, round, unneeded));
        }
    }

    private static int condemn(Ledger ledger, Care.Round round, List<ChunkId> unneeded) throws IOException {
        if (!isOurs(ledger, round)) {
            return 0;
        }
        ledger.care().condemn(unneeded);
        return unneeded.size();
    }

    private record Swept(int spared, int gone) {}

    /** The second phase. Versions added since are read before the lock is taken, but for the very last. */
    private Swept sweep(long drive, Care.Round round) throws IOException {
        var references = references(drive, round.floor());
        int spared = 0;
        int gone = 0;
        while (true) {
            while (catalog.read(drive, references::addSome)) {}
            var step = catalog.write(drive, ledger -> sweepSome(ledger, round, references));
            if (step.spared() + step.gone() == 0) {
                return new Swept(spared, gone);
            }
            spared += step.spared();
            gone += step.gone();
        }
    }

    /** With nothing left to sweep the round is over. */
    private static Swept sweepSome(Ledger ledger, Care.Round round, References references) throws IOException {
        if (!isOurs(ledger, round)) {
            return new Swept(0, 0);
        }
        references.addRest(ledger);
        List<ChunkId> needed = new ArrayList<>();
        List<ChunkId> unneeded = new ArrayList<>();
        for (var chunk : ledger.care().condemned(STEP)) {
            (references.chunks().mayHold(chunk) ? needed : unneeded).add(chunk);
        }
        ledger.care().spare(needed);
        ledger.care().forget(unneeded);
        if (needed.isEmpty() && unneeded.isEmpty()) {
            ledger.care().round(Optional.empty());
        }
        return new Swept(needed.size(), unneeded.size());
    }

    private References references(long drive, long after) throws IOException {
        long known = catalog.read(drive, ledger -> ledger.care().use()).values().stream()
                .mapToLong(Care.PackUse::records)
                .sum();
        return new References(new ChunkFilter(known, terms.random().nextLong()), after);
    }

    /** The packs of one drive. */
    private final class EmptyPacks {
        private final long drive;
        private int deleted;

        EmptyPacks(long drive) {
            this.drive = drive;
        }

        int run() throws IOException {
            var stored =
                    packs.stored(drive).stream().map(PackedStore.StoredPack::id).toList();
            var use = catalog.read(drive, EmptyPacks::used);
            var marks = catalog.read(drive, ledger -> ledger.care().marks());
            for (long pack : stored) {
                look(pack, use.contains(pack), Optional.ofNullable(marks.get(pack)));
            }
            for (var mark : marks.entrySet()) {
                boolean old = mark.getValue()
                        .since()
                        .plus(REMEMBERED)
                        .isBefore(terms.clock().instant());
                if (old && !stored.contains(mark.getKey())) {
                    note(mark.getKey(), Optional.empty());
                }
            }
            return deleted;
        }

        /** Packs that a chunk lies in, or one that somebody has brought and not yet committed. */
        private static Set<Long> used(Ledger ledger) throws IOException {
            Set<Long> used = new HashSet<>(ledger.care().use().keySet());
            used.addAll(ledger.claims().packs());
            return used;
        }

        private void look(long pack, boolean used, Optional<Care.PackMark> mark) throws IOException {
            if (mark.isEmpty()) {
                if (!used) {
                    note(pack, Optional.of(new Care.PackMark(terms.clock().instant(), false)));
                }
            } else if (mark.get().gone()) {
                delete(pack);
            } else if (used) {
                note(pack, Optional.empty());
            } else if (!isPast(mark.get().since())) {
                note(pack, Optional.of(new Care.PackMark(terms.clock().instant(), false)));
            } else if (isOver(mark.get().since()) && isGone(pack, mark.get())) {
                delete(pack);
            }
        }

        private void note(long pack, Optional<Care.PackMark> mark) throws IOException {
            catalog.write(drive, ledger -> {
                ledger.care().mark(pack, mark);
                return mark;
            });
        }

        /** From the end of this transaction on nothing can come to lie in the pack. While packs are copied it waits. */
        private boolean isGone(long pack, Care.PackMark mark) throws IOException {
            return catalog.write(drive, ledger -> {
                if (ledger.care().isPinned(terms.clock().instant())) {
                    return false;
                }
                boolean empty = ledger.care().inPack(pack, Optional.empty(), 1).isEmpty()
                        && !ledger.claims().packs().contains(pack);
                ledger.care().mark(pack, empty ? Optional.of(new Care.PackMark(mark.since(), true)) : Optional.empty());
                return empty;
            });
        }

        private void delete(long pack) throws IOException {
            packs.delete(drive, pack);
            deleted++;
        }
    }
}
