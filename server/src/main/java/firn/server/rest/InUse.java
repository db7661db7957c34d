package firn.server.rest;

import java.util.HashMap;
import java.util.Map;

/**
 * Uploads that a request is working on. Who comes later stops the earlier one, whose connection was likely lost without
 * the server hearing of it, and waits until it let go.
 */
final class InUse {
    private record Worker(Thread thread, boolean stoppable) {}

    private final Map<String, Worker> threads = new HashMap<>();

    /** @param stoppable whether the work may be cut short for one that comes later */
    synchronized Use take(String id, boolean stoppable) {
        for (Worker worker = threads.get(id); worker != null; worker = threads.get(id)) {
            if (worker.stoppable()) {
                worker.thread().interrupt();
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal(Problem.of(
                        409, "upload-in-use", "The upload is in use", "Another request has taken the upload over."));
            }
        }
        threads.put(id, new Worker(Thread.currentThread(), stoppable));
        return new Use(id);
    }

    private synchronized void give(String id) {
        threads.remove(id);
        notifyAll();
    }

    final class Use implements AutoCloseable {
        private final String id;

        private Use(String id) {
            this.id = id;
        }

        @Override
        public void close() {
            give(id);
        }
    }
}
