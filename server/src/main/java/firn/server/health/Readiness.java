package firn.server.health;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is lacking for the server to do its work. Asked often it looks no more than once a second. */
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final long PATIENCE_MILLIS = 3000;

    private final Map<String, Probe> probes;
    private final InstantSource clock;
    private final ExecutorService threads;
    private volatile boolean stopping;
    private Instant looked = Instant.EPOCH;
    private List<String> lacking = List.of();

    /** Uses something as requests do. */
    @FunctionalInterface
    public interface Probe {
        void look() throws IOException;
    }

    /** @param probes by what is said when they fail, or do not return in three seconds */
    public Readiness(Map<String, Probe> probes, InstantSource clock, ExecutorService threads) {
        this.probes = new LinkedHashMap<>(probes);
        this.clock = clock;
        this.threads = threads;
    }

    /** From now on the server is not ready, whatever else is in order. */
    public void stop() {
        stopping = true;
    }

    /** In sentences; none: it is ready. */
    public List<String> lacking() throws InterruptedException {
        if (stopping) {
            return List.of("The server is shutting down.");
        }
        synchronized (this) {
            Instant now = clock.instant();
            if (!looked.plus(REMEMBERED).isAfter(now)) {
                lacking = look();
                looked = clock.instant();
            }
            return lacking;
        }
    }

    private List<String> look() throws InterruptedException {
        Map<String, Future<?>> looks = new LinkedHashMap<>();
        probes.forEach((words, probe) -> looks.put(words, threads.submit(() -> {
            probe.look();
            return true;
        })));
        List<String> found = new ArrayList<>();
        for (var look : looks.entrySet()) {
            try {
                look.getValue().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("Not ready: {}", look.getKey(), e);
                look.getValue().cancel(true);
                found.add(look.getKey());
            }
        }
        return List.copyOf(found);
    }
}
