package firn.storage.care;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import firn.core.drive.Care;
import firn.core.drive.Catalog;
import firn.core.drive.ChunkStore;
import firn.storage.chunks.PackedStore;
import firn.storage.chunks.PackedStore.StoredPack;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the chunks of packs that are mostly garbage, of packs sealed with another key than is used now, and of many small
 * packs, into new ones. A chunk's place changes only
 * when its copy is durable, and only if it still is where it was; the old pack stays for whoever reads from it until {@link
 * GarbageCollection}, after its grace period, lets go of it.
 */
public final class Compaction {
    /** A pack with less of its bytes in use is sparse: hundredths. */
    private static final int SPARSE = 50;
    /** A pack below that is small, bytes. */
    private static final long SMALL = 1L << 20;
    /** So many small packs are worth making larger ones of. */
    private static final int MANY = 16;

    /** Chunks that are asked for at a time. */
    private static final int STEP = 64;
    /** Chunks and bytes that are moved in one transaction: about what a pack in a bucket takes. */
    private static final int BATCH = 4096;

    private static final long BATCH_BYTES = 16L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** What one run did. {@code bytes} as stored. {@code damaged}: chunks that could not be read and stay where they are. */
    public record Report(int packs, int chunks, long bytes, int damaged) {}

    private final Catalog catalog;
    private final PackedStore packs;

    public Compaction(Catalog catalog, PackedStore packs) {
        this.catalog = catalog;
        this.packs = packs;
    }

    /** @param most stored bytes to move in this run, about */
    public Report run(long drive, long most) throws IOException {
        int emptied = 0;
        try (var move = new Move(drive, packs.intake(drive))) {
            for (long pack : worthwhile(drive)) {
                if (move.bytes >= most) {
                    break;
                }
                move.empty(pack);
                emptied++;
            }
            move.settle();
            return new Report(emptied, move.chunks, move.bytes, move.damaged);
        }
    }

    private List<Long> worthwhile(long drive) throws IOException {
        Map<Long, Care.PackUse> use =
                catalog.read(drive, ledger -> ledger.care().use());
        var used = packs.stored(drive).stream()
                .filter(pack -> use.containsKey(pack.id()))
                .collect(Collectors.partitioningBy(pack -> pack.size() < SMALL));
        var found = new LinkedHashSet<Long>(otherKeys(drive, use.keySet()));
        for (StoredPack pack : used.getOrDefault(false, List.of())) {
            var live = use.get(pack.id());
            if (live != null && live.stored() * 100 < pack.size() * SPARSE) {
                found.add(pack.id());
            }
        }
        var small = used.getOrDefault(true, List.of());
        if (small.size() >= MANY) {
            small.forEach(pack -> found.add(pack.id()));
        }
        return List.copyOf(found);
    }

    /** Packs that are not sealed as they would be now. */
    private List<Long> otherKeys(long drive, Set<Long> used) throws IOException {
        var keys = packs.keyUse();
        var others = new ArrayList<Long>();
        if (keys.rotating()) {
            for (var pack : packs.stored(drive)) {
                if (used.contains(pack.id()) && !keys.isCurrent(packs.keyOf(drive, pack.id()))) {
                    others.add(pack.id());
                }
            }
        }
        return others;
    }

    /** Copies of one run: made one after the other, then durable, then in their place. */
    private final class Move implements AutoCloseable {
        private final long drive;
        private final ChunkStore.Intake intake;
        private final Map<Placement, Placement> copies = new LinkedHashMap<>();
        private long copied;
        private int chunks;
        private long bytes;
        private int damaged;

        Move(long drive, ChunkStore.Intake intake) {
            this.drive = drive;
            this.intake = intake;
        }

        void empty(long pack) throws IOException {
            Optional<ChunkId> last = Optional.empty();
            while (true) {
                var after = last;
                var some = catalog.read(drive, ledger -> ledger.care().inPack(pack, after, STEP));
                if (some.isEmpty()) {
                    return;
                }
                last = Optional.of(some.getLast().chunk());
                for (var from : some) {
                    copy(from);
                }
                if (copied >= BATCH_BYTES || copies.size() >= BATCH) {
                    settle();
                }
            }
        }

        private void copy(Placement from) throws IOException {
            try {
                var plain = packs.read(drive, from);
                copies.put(from, intake.add(from.chunk(), plain, 0, plain.length));
                copied += from.stored();
            } catch (DamagedChunkException | NoSuchFileException e) {
                damaged++;
                LOG.error("a chunk of drive {} can't be moved, it stays in its pack", drive, e);
            }
        }

        /** The order that loses nothing: copies durable, then their places, in one transaction. */
        void settle() throws IOException {
            if (copies.isEmpty()) {
                return;
            }
            intake.settle();
            var into = copies.values().stream().map(Placement::pack).collect(Collectors.toSet());
            List<Placement> moved = catalog.write(drive, ledger -> {
                var done = new ArrayList<Placement>();
                if (!ledger.care().anyGone(into)) {
                    for (var copy : copies.entrySet()) {
                        if (ledger.care().move(copy.getKey(), copy.getValue())) {
                            done.add(copy.getValue());
                        }
                    }
                }
                return done;
            });
            chunks += moved.size();
            bytes += moved.stream().mapToLong(Placement::stored).sum();
            copies.clear();
            copied = 0;
        }

        @Override
        public void close() {
            intake.close();
        }
    }
}
