package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.tree.VersionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What storage care notes of a drive, in memory. */
final class MemoryCare implements Care {
    private final MemoryState state;
    private final Permit permit;

    MemoryCare(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public List<VersionId> versionsAfter(long version, int limit) {
        permit.toRead();
        var found = new ArrayList<VersionId>();
        state.versions.after(Optional.of(new VersionId(version)), (id, it) -> {
            if (id.value() > version && found.size() < limit) {
                found.add(id);
            }
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    @Override
    public List<Placement> chunksAfter(Optional<ChunkId> chunk, int limit) {
        return places(chunk, limit, it -> true);
    }

    @Override
    public List<Placement> inPack(long pack, Optional<ChunkId> after, int limit) {
        return places(after, limit, it -> it.pack() == pack);
    }

    private List<Placement> places(Optional<ChunkId> after, int limit, Predicate<Placement> wanted) {
        permit.toRead();
        var found = new ArrayList<Placement>();
        state.placements.after(after, (id, at) -> {
            if (wanted.test(at) && !Optional.of(id).equals(after) && found.size() < limit) {
                found.add(at);
            }
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    @Override
    public Map<Long, PackUse> use() {
        permit.toRead();
        var use = new HashMap<Long, PackUse>();
        state.placements.after(Optional.empty(), (id, at) -> {
            use.merge(
                    at.pack(),
                    new PackUse(1, at.stored()),
                    (a, b) -> new PackUse(a.records() + b.records(), a.stored() + b.stored()));
            return true;
        });
        return Map.copyOf(use);
    }

    @Override
    public Optional<Round> round() {
        permit.toRead();
        return state.round;
    }

    @Override
    public void round(Optional<Round> round) {
        permit.toWrite();
        state.round = round;
    }

    @Override
    public void condemn(Collection<ChunkId> chunks) {
        permit.toWrite();
        for (var chunk : chunks) {
            state.condemned = state.condemned.with(chunk, true);
        }
    }

    @Override
    public void spare(Collection<ChunkId> chunks) {
        permit.toWrite();
        for (var chunk : chunks) {
            state.condemned = state.condemned.without(chunk);
        }
    }

    @Override
    public List<ChunkId> condemned(int limit) {
        permit.toRead();
        var found = new ArrayList<ChunkId>();
        state.condemned.after(Optional.empty(), (id, yes) -> {
            found.add(id);
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    @Override
    public Set<ChunkId> condemned(Collection<ChunkId> chunks) {
        permit.toRead();
        var found = new HashSet<ChunkId>();
        for (var chunk : chunks) {
            if (state.condemned.holds(chunk)) {
                found.add(chunk);
            }
        }
        return Set.copyOf(found);
    }

    @Override
    public void forget(Collection<ChunkId> chunks) {
        spare(chunks);
        for (var chunk : chunks) {
            state.placements = state.placements.without(chunk);
        }
    }

    @Override
    public boolean move(Placement from, Placement to) {
        permit.toWrite();
        if (!state.placements.get(from.chunk()).equals(Optional.of(from))) {
            return false;
        }
        state.placements = state.placements.with(to.chunk(), to);
        return true;
    }

    @Override
    public Map<Long, PackMark> marks() {
        permit.toRead();
        return state.packMarks.toMap();
    }

    @Override
    public void mark(long pack, Optional<PackMark> mark) {
        permit.toWrite();
        state.packMarks = mark.isPresent() ? state.packMarks.with(pack, mark.get()) : state.packMarks.without(pack);
    }

    @Override
    public boolean anyGone(Collection<Long> packs) {
        permit.toRead();
        return packs.stream()
                .anyMatch(
                        pack -> state.packMarks.get(pack).filter(PackMark::gone).isPresent());
    }

    @Override
    public void pin(String name, Optional<Instant> until) {
        permit.toWrite();
        state.pins = until.isPresent() ? state.pins.with(name, until.get()) : state.pins.without(name);
    }

    @Override
    public boolean isPinned(Instant now) {
        permit.toRead();
        return state.pins.toMap().values().stream().anyMatch(until -> until.isAfter(now));
    }
}
