package firn.storage.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.drive.Catalog;
import firn.core.drive.Pending;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what was asked of a catalogue, so that questions asked again cost no SQL. It promises what the catalogue
 * behind it promises, given that all writes pass through here, or {@link #forget} is called before the next write and
 * soon, when one did not; {@link Memory} says how.
 *
 * <p>A read is first run on memory alone. When something is not there, or the drive was written to meanwhile, it is run
 * again on a snapshot of the catalogue behind, and what it finds is remembered.
 */
public final class CachedCatalog implements Catalog {
    /** Bytes of memory, about, for the answers of all drives. */
    private static final long WEIGHT = 48L << 20;

    /** How long an answer is remembered at most: less than storage care keeps a pack that chunks have left. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Catalog inner;
    private final Cache<Key<?>, Object> answers;
    private final ConcurrentHashMap<Long, Memory> drives = new ConcurrentHashMap<>();

    public CachedCatalog(Catalog inner) {
        this(inner, WEIGHT);
    }

    /** @param weight bytes of memory, about */
    public CachedCatalog(Catalog inner, long weight) {
        this.inner = inner;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(weight)
                .expireAfterWrite(LONGEST)
                .<Key<?>, Object>weigher(Key::weigh)
                .executor(Runnable::run)
                .build();
    }

    /** What is remembered does not hold any more: somebody wrote past this. May be called at any time. */
    public void forget() {
        drives.values().forEach(Memory::forget);
    }

    @Override
    public void create(long drive) throws IOException {
        inner.create(drive);
    }

    @Override
    public <T> T read(long drive, Work<T> question) throws IOException {
        var memory = memory(drive);
        Optional<Result<T>> remembered = remembered(drive, memory, question);
        if (remembered.isPresent()) {
            return remembered.get().value();
        }
        long epoch = memory.epoch();
        return inner.read(drive, ledger -> {
            ledger.head(); // pins the snapshot before anything is taken from memory
            return run(new Sight.Reading(drive, memory, epoch, ledger), question);
        });
    }

    /** A result that may be null, for works that answer nothing. */
    private record Result<T>(T value) {}

    /** Empty when memory did not suffice, or was of two states. */
    private static <T> Optional<Result<T>> remembered(long drive, Memory memory, Work<T> question) throws IOException {
        long epoch = memory.epoch();
        try {
            T result = run(new Sight.Remembering(drive, memory), question);
            return memory.epoch() == epoch ? Optional.of(new Result<>(result)) : Optional.empty();
        } catch (Sight.Unknown unknown) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            if (memory.epoch() == epoch) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public <T> T write(long drive, Pending before, Work<T> work) throws IOException {
        var memory = memory(drive);
        var round = new Round();
        boolean kept = false;
        try {
            T result = inner.write(drive, before, ledger -> {
                var sight = new Sight.Writing(drive, memory, ledger);
                try {
                    return run(sight, work);
                } finally {
                    round.touch(memory, sight);
                }
            });
            kept = true;
            return result;
        } finally {
            memory.settle(round.touched, kept ? round.known : Map.of());
        }
    }

    /** What the runs of one write touched, and what its last run knows. */
    private static final class Round {
        private final Set<Key<?>> touched = new HashSet<>();
        private Map<Key<?>, Object> known = Map.of();

        void touch(Memory memory, Sight.Writing sight) {
            Set<Key<?>> more = new HashSet<>(sight.touched());
            more.removeAll(touched);
            memory.touch(more);
            touched.addAll(more);
            known = sight.touched().containsAll(touched) ? sight.seen() : Map.of();
        }
    }

    private static <T> T run(Sight sight, Work<T> work) throws IOException {
        try {
            return work.on(new CachedLedger(sight));
        } finally {
            sight.end();
        }
    }

    private Memory memory(long drive) {
        return drives.computeIfAbsent(drive, number -> new Memory(answers));
    }

    @Override
    public void remove(long drive) throws IOException {
        try {
            inner.remove(drive);
        } finally {
            memory(drive).forget();
        }
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
