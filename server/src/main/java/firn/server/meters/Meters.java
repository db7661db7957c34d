package firn.server.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** All meters of one server. Safe for use by many threads. */
public final class Meters implements AutoCloseable {
    private static final Set<String> METHODS = Set.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "PROPFIND",
            "PROPPATCH",
            "MKCOL",
            "COPY",
            "MOVE",
            "LOCK",
            "UNLOCK",
            "REPORT");
    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicBoolean watched = new AtomicBoolean();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();
    private final Counter received = Counter.builder("firn.received")
            .description("Bytes of bodies that came in")
            .baseUnit("bytes")
            .register(registry);
    private final Counter sent = Counter.builder("firn.sent")
            .description("Bytes of bodies that went out")
            .baseUnit("bytes")
            .register(registry);
    private final DistributionSummary commits = DistributionSummary.builder("firn.commit.works")
            .description("Writes that shared one commit of the embedded database")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 64)
            .register(registry);

    /** The process itself is measured from the first look on: its beans take a tenth of a second that no start should wait. */
    private void watchProcess() {
        if (!watched.compareAndSet(false, true)) {
            return;
        }
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** What a request was and what became of it; a route is a template. */
    public record Answered(String route, String method, int status) {}

    /** Begins to measure a request. */
    public Measured request() {
        return new Measured(Timer.start(registry));
    }

    /** A request under way. */
    public final class Measured {
        private final Timer.Sample sample;

        private Measured(Timer.Sample sample) {
            this.sample = sample;
        }

        public void over(Answered answered, long bytesIn, long bytesOut) {
            sample.stop(requests.computeIfAbsent(bounded(answered), Meters.this::timer));
            received.increment((double) Math.max(0, bytesIn));
            sent.increment((double) Math.max(0, bytesOut));
        }
    }

    /** Clients choose methods and paths; they must not choose how many meters there are. */
    private static Answered bounded(Answered answered) {
        return new Answered(
                answered.route().isEmpty() ? "none" : answered.route(),
                METHODS.contains(answered.method()) ? answered.method() : "other",
                answered.status());
    }

    private Timer timer(Answered answered) {
        return Timer.builder("firn.requests")
                .description("Answered requests")
                .tag("route", answered.route())
                .tag("method", answered.method())
                .tag("status", Integer.toString(answered.status()))
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /** @param what of the catalogue is asked: {@code read} or {@code write} */
    Timer catalog(String what) {
        return Timer.builder("firn.catalog")
                .description("Reads and transactions of the catalogue, with their waits")
                .tag("kind", what)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /** @param tags names and values */
    Timer timer(String name, String words, String... tags) {
        return Timer.builder(name).description(words).tags(tags).register(registry);
    }

    Counter counter(String name, String words, String... tags) {
        return Counter.builder(name).description(words).tags(tags).register(registry);
    }

    DistributionSummary shared(String name, String words) {
        return DistributionSummary.builder(name)
                .description(words)
                .serviceLevelObjectives(1, 2, 4, 8, 16, 64)
                .register(registry);
    }

    Timer job(String name) {
        return Timer.builder("firn.jobs")
                .description("Runs of a job")
                .tag("job", name)
                .register(registry);
    }

    Counter jobFailures(String name) {
        return Counter.builder("firn.job.failures")
                .description("Runs of a job that failed")
                .tag("job", name)
                .register(registry);
    }

    void jobDone(String name, LongSupplier seconds) {
        Gauge.builder("firn.job.done", seconds, LongSupplier::getAsLong)
                .description("When a job last ran to its end, since 1970")
                .baseUnit("seconds")
                .tag("job", name)
                .register(registry);
    }

    /** Writes that shared a commit. */
    public void committed(int works) {
        commits.record(works);
    }

    public void disk(LongSupplier free) {
        gauge("firn.disk.free", "Bytes the data folder's disk has left", free, "bytes");
    }

    /** @param lag since when something that was written waits to be exported, seconds */
    public void exported(LongSupplier lag) {
        gauge("firn.journal.lag", "For how long the journal's export has been behind", lag, "seconds");
    }

    void uploads(LongSupplier underWay) {
        gauge("firn.uploads", "Contents on their way in", underWay, "");
    }

    public void feed(LongSupplier waiting) {
        gauge("firn.feed.waiters", "Requests that wait for changes", waiting, "");
    }

    public void drives(LongSupplier count, LongSupplier used) {
        gauge("firn.drives", "Drives, at the last round of housekeeping", count, "");
        gauge("firn.drives.used", "Bytes of all drives' versions, at the last round", used, "bytes");
    }

    public void damaged(LongSupplier chunks) {
        gauge("firn.scrub.damaged", "Chunks that the last scrub of each drive found damaged", chunks, "chunks");
    }

    private void gauge(String name, String words, LongSupplier value, String unit) {
        Gauge.builder(name, value, LongSupplier::getAsLong)
                .description(words)
                .baseUnit(unit.isEmpty() ? null : unit)
                .strongReference(true)
                .register(registry);
    }

    /** All of them, in the text form of Prometheus. */
    public String told() {
        watchProcess();
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
