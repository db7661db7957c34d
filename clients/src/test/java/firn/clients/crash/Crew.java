package firn.clients.crash;

import firn.clients.target.FirnServer;
import firn.core.testing.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Four workers who write at once, each in a folder of its own, and ask for everything afterwards. */
final class Crew {
    private static final int WORKERS = 4;
    private static final String WHERE = "Common%20documents";

    private final List<Worker> workers = new ArrayList<>();

    Crew(SeededRandom random) {
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Worker("w" + i, random.nextLong()));
        }
    }

    void begin(FirnServer server) throws Exception {
        for (Worker worker : workers) {
            worker.begin(server.files().folder(WHERE));
        }
    }

    /** What was acknowledged by whichever server is served by this one. */
    void verify(FirnServer server) throws Exception {
        for (Worker worker : workers) {
            worker.verify(server.files().folder(WHERE));
        }
    }

    /** All work until so many answers have come; then the server is killed in the middle of the others. */
    void workAndKill(FirnServer server, int answers) throws Exception {
        CountDownLatch acknowledged = new CountDownLatch(answers);
        List<Future<?>> working = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (Worker worker : workers) {
                working.add(threads.submit(() -> worker.work(server.files().folder(WHERE), acknowledged)));
            }
            acknowledged.await();
            server.kill();
            for (Future<?> work : working) {
                work.get();
            }
        }
    }
}
