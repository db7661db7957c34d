package firn.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends a list of requests over several connections, each with a platform thread that waits for its answer. */
public final class Load {
    private final Target target;
    private final int connections;

    public Load(Target target, int connections) {
        this.target = target;
        this.connections = connections;
    }

    /**
     * Sends every request once. Connecting and signing in happen before the clock starts.
     *
     * @return seconds from the first request until the last answer
     * @throws IOException when an answer isn't the expected one
     */
    public double run(List<Request> requests) throws IOException {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(connections, requests.size()); i++) {
                open.add(new Connection(target));
                open.getLast().exchange(new Requests(target).propfind("", 0));
            }
            return send(requests, open);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private static double send(List<Request> requests, List<Connection> open) throws IOException {
        Request[] all = requests.toArray(Request[]::new);
        AtomicInteger next = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(open.size());
        List<Callable<Span>> workers = new ArrayList<>();
        for (Connection connection : open) {
            workers.add(() -> {
                ready.countDown();
                ready.await();
                long start = System.nanoTime();
                for (int i = next.getAndIncrement(); i < all.length; i = next.getAndIncrement()) {
                    connection.exchange(all[i]);
                }
                return new Span(start, System.nanoTime());
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(open.size())) {
            return seconds(threads.invokeAll(workers));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while measuring", interrupted);
        }
    }

    private static double seconds(List<Future<Span>> done) throws IOException, InterruptedException {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (Future<Span> worker : done) {
            try {
                Span span = worker.get();
                start = Math.min(start, span.start);
                end = Math.max(end, span.end);
            } catch (ExecutionException failed) {
                throw new IOException(Objects.requireNonNull(failed.getCause()).getMessage(), failed);
            }
        }
        return (end - start) / 1e9;
    }

    private record Span(long start, long end) {}
}
