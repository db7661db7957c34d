package firn.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
        Request[] all = requests.toArray(Request[]::new);
        AtomicInteger next = new AtomicInteger();
        CyclicBarrier ready = new CyclicBarrier(connections);
        Request hello = new Requests(target).propfind("", 0);
        Callable<Span> worker = () -> {
            try (Connection connection = new Connection(target)) {
                connection.exchange(hello);
                ready.await();
                long start = System.nanoTime();
                for (int i = next.getAndIncrement(); i < all.length; i = next.getAndIncrement()) {
                    connection.exchange(all[i]);
                }
                return new Span(start, System.nanoTime());
            } catch (IOException failed) {
                ready.reset();
                throw failed;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<Span>> running =
                    IntStream.range(0, connections).mapToObj(i -> threads.submit(worker)).toList();
            return seconds(running);
        }
    }

    private static double seconds(List<Future<Span>> running) throws IOException {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        IOException failure = null;
        for (Future<Span> worker : running) {
            try {
                Span span = worker.get();
                start = Math.min(start, span.start);
                end = Math.max(end, span.end);
            } catch (ExecutionException failed) {
                failure = worse(failure, failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while measuring", interrupted);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return (end - start) / 1e9;
    }

    /** Keeps the failure that caused the others: a broken barrier is only its echo. */
    private static IOException worse(@Nullable IOException known, Throwable cause) {
        if (known != null && !(known.getCause() instanceof BrokenBarrierException)) {
            return known;
        }
        return switch (cause) {
            case IOException failed -> failed;
            case UncheckedIOException failed -> failed.getCause();
            default -> new IOException(cause);
        };
    }

    private record Span(long start, long end) {}
}
