package firn.bench.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** Threads with a connection each, which are open before the clock starts. */
final class Crew implements AutoCloseable {
    /** What one of them does with its connection. */
    @FunctionalInterface
    interface Task {
        void on(Line line) throws IOException;
    }

    private final BlockingQueue<Line> idle = new LinkedBlockingQueue<>();
    private final ExecutorService threads;
    private final List<Future<?>> going = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    Crew(Account account, int size) throws IOException {
        threads = Executors.newFixedThreadPool(size);
        for (int i = 0; i < size; i++) {
            Line line = new Line(account);
            lines.add(line);
            line.get("");
            idle.add(line);
        }
    }

    /** Begun in order, as soon as one of them is free. */
    void submit(Task task) {
        Future<?> one = threads.submit(() -> {
            Line line = idle.take();
            try {
                task.on(line);
            } finally {
                idle.add(line);
            }
            return line;
        });
        synchronized (going) {
            going.add(one);
        }
    }

    /** Waits for all, those too that were handed in meanwhile by others. */
    void finish() throws IOException {
        for (int i = 0; i < size(); i++) {
            try {
                at(i).get();
            } catch (ExecutionException failed) {
                throw new IOException(String.valueOf(failed.getCause()), failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while measuring", interrupted);
            }
        }
    }

    private int size() {
        synchronized (going) {
            return going.size();
        }
    }

    private Future<?> at(int i) {
        synchronized (going) {
            return going.get(i);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Line line : lines) {
            line.close();
        }
    }
}
