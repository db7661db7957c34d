package firn.clients.crash;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FirnServer;
import firn.core.testing.SeededRandom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1: what was acknowledged survives {@code kill -9}. Four clients write, overwrite, move and delete; the server
 * is killed after a random number of answers, started again on the same data without any repair, and asked for
 * everything. {@code -Dfirn.kills=100} is the long form.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("firn.kills", 5);
    private static final int WORKERS = 4;

    @TempDir
    Path data;

    @Test
    void whatWasAcknowledgedSurvivesKills() throws Exception {
        SeededRandom random = new SeededRandom(Long.getLong("firn.seed", 20_261_123L));
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Worker("w" + i, random.nextLong()));
        }
        try (FirnServer first = FirnServer.on(data)) {
            for (Worker worker : workers) {
                worker.begin(first.files().folder("Common%20documents"));
            }
            killUnderLoad(first, workers, random.between(50, 400));
        }
        for (int kill = 1; kill < KILLS; kill++) {
            try (FirnServer again = FirnServer.on(data)) {
                verify(again, workers);
                killUnderLoad(again, workers, random.between(1, 400));
            }
        }
        try (FirnServer last = FirnServer.on(data)) {
            verify(last, workers);
        }
        assertThat(KILLS).isPositive();
    }

    private static void verify(FirnServer server, List<Worker> workers) throws Exception {
        for (Worker worker : workers) {
            worker.verify(server.files().folder("Common%20documents"));
        }
    }

    private static void killUnderLoad(FirnServer server, List<Worker> workers, int answers) throws Exception {
        CountDownLatch acknowledged = new CountDownLatch(answers);
        List<Future<?>> working = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (Worker worker : workers) {
                working.add(
                        threads.submit(() -> worker.work(server.files().folder("Common%20documents"), acknowledged)));
            }
            acknowledged.await();
            server.kill();
            for (Future<?> work : working) {
                work.get();
            }
        }
    }
}
