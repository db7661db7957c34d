package firn.clients.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A server's process whose output is read to its end, so that it never blocks on a full pipe. */
final class ServerProcess implements AutoCloseable {
    private static final int KEPT_LINES = 200;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Deque<String> kept = new ArrayDeque<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private ServerProcess(Process process, Predicate<String> isReady) {
        this.process = process;
        Thread.ofVirtual().start(() -> read(isReady));
    }

    static ServerProcess start(ProcessBuilder builder, Predicate<String> isReady) {
        try {
            return new ServerProcess(builder.redirectErrorStream(true).start(), isReady);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
        }
    }

    /** The line by which the server said it answers; fails with the server's own words when it never does. */
    String awaitReady(Duration limit) {
        try {
            return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            close();
            throw new IllegalStateException("the server did not get ready; it said:\n" + lastWords(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", e);
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    String lastWords() {
        synchronized (kept) {
            return String.join("\n", kept);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read(Predicate<String> isReady) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                if (isReady.test(line)) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("the process ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private void keep(String line) {
        synchronized (kept) {
            kept.addLast(line);
            if (kept.size() > KEPT_LINES) {
                kept.removeFirst();
            }
        }
    }
}
