package firn.storage.turns;

import static org.assertj.core.api.Assertions.assertThat;

import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.turns.SharedTurns.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SharedTurnsTest {
    private static final Pace QUICK = new Pace(Duration.ofHours(1), Duration.ofMillis(100), Duration.ofMillis(300));

    @TempDir
    private Path folder;

    private Database database;
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();

    @BeforeEach
    void open() {
        database = FreshDatabase.of(Dialect.POSTGRESQL, folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SharedTurns begin(String server) {
        return begin(() -> {
            atOnce.incrementAndGet();
            done.add(server);
        });
    }

    private SharedTurns begin(Runnable work) {
        return SharedTurns.begin(database, InstantSource.system(), Map.of("job", work), QUICK);
    }

    private String next() throws InterruptedException {
        return String.valueOf(done.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void aJobIsDoneByOneOfAllServers() throws InterruptedException {
        try (var one = begin("one");
                var other = begin("other")) {
            assertThat(next()).isIn("one", "other");
            for (int i = 0; i < 5; i++) {
                soon(i % 2 == 0 ? one : other);
                assertThat(next()).isIn("one", "other");
            }
            assertThat(done).as("none was done twice").isEmpty();
            assertThat(atOnce).hasValue(6);
        }
    }

    /** Asks until the job is not under way any more: its row is written after its work. */
    private void soon(SharedTurns turns) {
        while (database.read(session -> session.one("SELECT 1 FROM scheduled_tasks WHERE picked", row -> 1))
                .isPresent()) {
            Thread.onSpinWait();
        }
        turns.soon("job");
    }

    @Test
    void whoDiesInTheMiddleIsReplaced() throws InterruptedException {
        try (var one = begin("one")) {
            assertThat(next()).isEqualTo("one");
        }
        database.<Integer>write(
                session -> session.update("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'dead',"
                        + " execution_time = now() - INTERVAL '1 hour', last_heartbeat = now() - INTERVAL '1 hour'"));
        try (var other = begin("other")) {
            assertThat(next()).isEqualTo("other");
        }
    }

    @Test
    void whoWorksLongIsNotReplaced() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Runnable slow = () -> {
            done.add("slow");
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (var one = begin(slow);
                var other = begin(slow)) {
            begun.await();
            assertThat(next()).isEqualTo("slow");
            other.soon("job");
            assertThat(done.poll(3, TimeUnit.SECONDS)).isNull();
            end.countDown();
        }
    }
}
