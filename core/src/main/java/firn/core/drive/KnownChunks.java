package firn.core.drive;

import firn.core.content.ChunkFilter;
import firn.core.content.ChunkId;
import firn.core.content.Chunker;
import firn.core.content.Extent;
import firn.core.content.Placement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which chunks a drive keeps already. The catalogue is asked, but for small files only where a filter in memory (1.5 bytes
 * a chunk) does not rule it out: most of them are new. The filter may miss what another process stored; such a small
 * chunk is stored once more, and that is all. It is made when it is first needed, on another thread; until then the
 * catalogue is asked for each.
 */
final class KnownChunks {
    /** With more chunks (about 4 TiB) the catalogue is asked for each. */
    private static final long MOST = 1L << 24;

    private static final int STEP = 10_000;

    /** Shorter chunks are whole files, or the ends of larger ones. */
    private static final int SMALL = Chunker.Sizes.STANDARD.min();

    private final Drive drive;
    private final Executor threads;
    private final AtomicLong held = new AtomicLong();
    private volatile State state = new State.Unasked(1L << 14);

    private sealed interface State {
        /** @param expected chunks the next filter is made for */
        record Unasked(long expected) implements State {}

        /** What is added meanwhile goes into the filter as well. */
        record Filling(ChunkFilter filter) implements State {}

        record Filled(ChunkFilter filter, long expected) implements State {}

        record Beyond() implements State {}
    }

    KnownChunks(Drive drive, Executor threads) {
        this.drive = drive;
        this.threads = threads;
    }

    /** Whether it is worth asking the catalogue about it. */
    boolean mayHave(Extent extent) {
        return extent.length() >= SMALL || !isSurelyNew(extent.chunk());
    }

    /** A candidate for removal is stored anew rather than relied upon. */
    boolean has(Extent extent) throws IOException {
        if (!mayHave(extent)) {
            return false;
        }
        List<ChunkId> one = List.of(extent.chunk());
        return !drive.read(ledger -> ledger.versions().placements(one)).isEmpty()
                && drive.read(ledger -> ledger.care().condemned(one)).isEmpty();
    }

    private boolean isSurelyNew(ChunkId chunk) {
        return switch (state) {
            case State.Unasked(long expected) -> {
                begin(expected);
                yield false;
            }
            case State.Filled(ChunkFilter filter, long expected) -> !filter.mayHold(chunk);
            case State.Filling filling -> false;
            case State.Beyond beyond -> false;
        };
    }

    /** These are about to be placed. */
    void add(List<Placement> placements) {
        switch (state) {
            case State.Filling(ChunkFilter filter) -> placements.forEach(it -> filter.add(it.chunk()));
            case State.Filled(ChunkFilter filter, long expected) -> {
                placements.forEach(it -> filter.add(it.chunk()));
                if (held.addAndGet(placements.size()) > expected) {
                    state = larger(expected);
                }
            }
            case State.Unasked unasked -> {}
            case State.Beyond beyond -> {}
        }
    }

    private static State larger(long expected) {
        return 4 * expected > MOST ? new State.Beyond() : new State.Unasked(4 * expected);
    }

    private synchronized void begin(long expected) {
        if (state instanceof State.Unasked) {
            var filter = new ChunkFilter(expected, 0);
            state = new State.Filling(filter);
            threads.execute(() -> fill(filter, expected));
        }
    }

    /** When the catalogue fails, the next who asks begins anew. */
    private void fill(ChunkFilter filter, long expected) {
        State next = new State.Unasked(expected);
        try {
            long read = read(filter, expected);
            held.set(read);
            next = read > expected ? larger(expected) : new State.Filled(filter, expected);
        } catch (IOException failed) {
            next = new State.Unasked(expected);
        } finally {
            state = next;
        }
    }

    private long read(ChunkFilter filter, long most) throws IOException {
        long read = 0;
        Optional<ChunkId> last = Optional.empty();
        List<Placement> some;
        do {
            Optional<ChunkId> after = last;
            some = drive.read(ledger -> ledger.care().chunksAfter(after, STEP));
            some.forEach(it -> filter.add(it.chunk()));
            read += some.size();
            last = some.isEmpty() ? last : Optional.of(some.getLast().chunk());
        } while (some.size() == STEP && read <= most);
        return read;
    }
}
