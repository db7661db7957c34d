package firn.server.connection;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Another's threads; something is done after each work. */
final class Followed extends AbstractExecutorService {
    private final ExecutorService inner;
    private final Runnable after;

    Followed(ExecutorService inner, Runnable after) {
        this.inner = inner;
        this.after = after;
    }

    @Override
    public void execute(Runnable work) {
        inner.execute(() -> {
            try {
                work.run();
            } finally {
                after.run();
            }
        });
    }

    @Override
    public void shutdown() {
        inner.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return inner.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return inner.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return inner.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return inner.awaitTermination(timeout, unit);
    }
}
