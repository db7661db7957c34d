package firn.server.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What storage does, measured; all meters are there from the start, so that a dashboard shows zeros and no gaps. */
public final class StorageMeters {
    private static final List<String> OPERATIONS = List.of("read", "write", "list", "delete");
    private static final String CALLS = "Calls to the object store, each time one is tried";
    private static final String READS = "Reads that a cache was asked for";

    private final Map<String, Outcomes> calls;
    private final Outcomes forces;
    private final DistributionSummary uploads;
    private final Map<String, Reads> caches;

    private record Outcomes(Timer good, Timer failed) {
        static Outcomes of(Meters meters, String name, String words, String... tags) {
            return new Outcomes(
                    meters.timer(name, words, with(tags, "good")), meters.timer(name, words, with(tags, "failed")));
        }

        private static String[] with(String[] tags, String result) {
            var all = java.util.Arrays.copyOf(tags, tags.length + 2);
            all[tags.length] = "result";
            all[tags.length + 1] = result;
            return all;
        }

        Running start() {
            Timer.Sample sample = Timer.start();
            return isGood -> sample.stop(isGood ? good : failed);
        }
    }

    private record Reads(Counter hits, Counter misses) {
        static Reads of(Meters meters, String cache) {
            return new Reads(
                    meters.counter("firn.cache.reads", READS, "cache", cache, "found", "yes"),
                    meters.counter("firn.cache.reads", READS, "cache", cache, "found", "no"));
        }
    }

    /** Work under way. */
    @FunctionalInterface
    public interface Running {
        void over(boolean good);
    }

    public StorageMeters(Meters meters) {
        calls = OPERATIONS.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> Outcomes.of(meters, "firn.s3", CALLS, "operation", name)));
        forces = Outcomes.of(meters, "firn.pack.forces", "Packs made durable on the disk");
        uploads = meters.shared("firn.pack.force.uploads", "Uploads that waited for one force of a pack");
        caches = Map.of("memory", Reads.of(meters, "memory"), "disk", Reads.of(meters, "disk"));
    }

    /** @param operation {@code read}, {@code write}, {@code list} or {@code delete} */
    public Running call(String operation) {
        return java.util.Objects.requireNonNull(calls.get(operation)).start();
    }

    public Running force() {
        return forces.start();
    }

    public void uploadsOfAForce(long number) {
        uploads.record((double) number);
    }

    /** @param cache {@code memory} or {@code disk} */
    public void read(String cache, boolean found) {
        var reads = java.util.Objects.requireNonNull(caches.get(cache));
        (found ? reads.hits() : reads.misses()).increment();
    }
}
