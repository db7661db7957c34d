package firn.storage.chunks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The open packs of a drive: one that small uploads share, and packs that large uploads lease one at a time, so that
 * nobody's small settle waits for another's gigabyte.
 */
final class DrivePacks {
    /** Unleased packs kept open for the next large upload. */
    private static final int IDLE = 2;

    private final Supplier<OpenPack> begin;
    private final ArrayDeque<OpenPack> idle = new ArrayDeque<>();
    private final Set<OpenPack> leased = new HashSet<>();
    private OpenPack shared;

    DrivePacks(Supplier<OpenPack> begin) {
        this.begin = begin;
        this.shared = begin.get();
    }

    synchronized OpenPack shared() {
        return shared;
    }

    /** The shared pack after {@code full} took no more. */
    synchronized OpenPack sharedAfter(OpenPack full) {
        if (shared == full) {
            shared.retire();
            shared = begin.get();
        }
        return shared;
    }

    synchronized OpenPack lease() {
        var pack = idle.isEmpty() ? begin.get() : idle.pop();
        leased.add(pack);
        return pack;
    }

    synchronized void giveBack(OpenPack pack) {
        leased.remove(pack);
        if (pack.takesMore() && idle.size() < IDLE) {
            idle.push(pack);
        } else {
            pack.retire();
        }
    }

    /** How far an open pack is durable; empty when it is not open here. */
    synchronized OptionalLong durable(long pack) {
        return all().stream()
                .filter(open -> open.id() == pack)
                .mapToLong(OpenPack::durable)
                .findAny();
    }

    /** Retires all packs, without waiting. */
    synchronized List<OpenPack> retire() {
        var all = all();
        all.forEach(OpenPack::retire);
        return all;
    }

    private List<OpenPack> all() {
        var all = new ArrayList<>(idle);
        all.addAll(leased);
        all.add(shared);
        return all;
    }
}
