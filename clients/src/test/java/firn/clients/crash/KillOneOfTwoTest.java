package firn.clients.crash;

import firn.clients.target.Backing;
import firn.clients.target.FirnServer;
import firn.core.testing.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One of two servers is killed in the middle of uploads: what it acknowledged the other serves, at once. */
class KillOneOfTwoTest {
    private static final int KILLS = Integer.getInteger("firn.kills", 2);
    private static final int WORKERS = 4;

    @Test
    void theOtherServesWhatWasAcknowledged() throws Exception {
        SeededRandom random = new SeededRandom(Long.getLong("firn.seed", 7));
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Worker("k" + i, random.nextLong()));
        }
        try (Backing backing = Backing.start();
                FirnServer other = FirnServer.with(backing.settings())) {
            for (Worker worker : workers) {
                worker.begin(other.files().folder("Common%20documents"));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                try (FirnServer one = FirnServer.with(backing.settings())) {
                    killUnderLoad(one, workers, random.between(20, 200));
                }
                for (Worker worker : workers) {
                    worker.verify(other.files().folder("Common%20documents"));
                }
            }
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
