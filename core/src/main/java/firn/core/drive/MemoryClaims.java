package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** The claims on a drive's chunks in memory. */
final class MemoryClaims implements Claims {
    /** Whose claim on what. */
    record Key(long account, ChunkId chunk) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::account).thenComparing(Key::chunk);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    record Row(Claim claim, Instant expires) {}

    private final MemoryState state;
    private final Permit permit;

    MemoryClaims(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public void put(long account, Collection<Placement> placements, Instant expires) {
        permit.toWrite();
        for (var placement : placements) {
            var key = new Key(account, placement.chunk());
            var claim = state.claims.get(key).map(Row::claim).orElse(new Claim(placement, false));
            state.claims = state.claims.with(key, new Row(claim, expires));
        }
    }

    @Override
    public Map<ChunkId, Claim> of(long account, Collection<ChunkId> chunks) {
        permit.toRead();
        var found = new LinkedHashMap<ChunkId, Claim>();
        for (var chunk : chunks) {
            state.claims.get(new Key(account, chunk)).ifPresent(row -> found.put(chunk, row.claim()));
        }
        return Collections.unmodifiableMap(found);
    }

    @Override
    public void placed(long account, Collection<ChunkId> chunks) {
        permit.toWrite();
        for (var chunk : chunks) {
            var key = new Key(account, chunk);
            Optional<Row> row = state.claims.get(key);
            if (row.isPresent()) {
                var claim = new Claim(row.get().claim().at(), true);
                state.claims = state.claims.with(key, new Row(claim, row.get().expires()));
            }
        }
    }

    @Override
    public Map<Long, Long> waiting() {
        var bytes = new HashMap<Long, Long>();
        each((key, row) -> {
            if (!row.claim().placed()) {
                bytes.merge(key.account(), (long) row.claim().at().length(), Long::sum);
            }
            return true;
        });
        return Map.copyOf(bytes);
    }

    @Override
    public long release(long account, long bytes) {
        permit.toWrite();
        List<Map.Entry<Key, Row>> waiting = new ArrayList<>();
        each((key, row) -> {
            if (key.account() == account && !row.claim().placed()) {
                waiting.add(Map.entry(key, row));
            }
            return true;
        });
        waiting.sort(Comparator.comparing(it -> it.getValue().expires()));
        long released = 0;
        for (var one : waiting) {
            if (released < bytes) {
                released += one.getValue().claim().at().length();
                state.claims = state.claims.without(one.getKey());
            }
        }
        return released;
    }

    @Override
    public Set<Long> packs() {
        var packs = new HashSet<Long>();
        each((key, row) -> {
            packs.add(row.claim().at().pack());
            return true;
        });
        return Set.copyOf(packs);
    }

    @Override
    public void expire(Instant before) {
        permit.toWrite();
        List<Key> old = new ArrayList<>();
        each((key, row) -> {
            if (row.expires().isBefore(before)) {
                old.add(key);
            }
            return true;
        });
        for (var key : old) {
            state.claims = state.claims.without(key);
        }
    }

    private void each(BiPredicate<Key, Row> seen) {
        permit.toRead();
        state.claims.after(Optional.empty(), seen);
    }
}
