package firn.server;

import firn.storage.journal.Exporter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has the journal exported beside the packs, a moment after each write, on a thread of its own. */
final class Exporting implements AutoCloseable {
    /** Between two looks; what is written is exported after this and the time the export takes. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** How long the last round may take: a store that does not answer must not keep a server from stopping. */
    private static final Duration LAST = Duration.ofSeconds(20);

    private final Exporter exporter;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journal-export").factory());

    Exporting(Exporter exporter) {
        this.exporter = exporter;
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(
                exporter::round, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Since when something waits to be exported, seconds. */
    long lag() {
        return exporter.lag().toSeconds();
    }

    /** What was written last is exported, too. */
    @Override
    public void close() {
        try {
            thread.execute(exporter::round);
            thread.shutdown();
            if (!thread.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
