package firn.server.connection;

import firn.server.web.Waits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection of HTTP/2. It is not idle while a request is under way, however long that takes. When it is to end the client is
 * told so (GOAWAY, RFC 9113 §6.8), what is under way is finished, and then it ends. Helidon by itself cuts what is under way.
 */
final class Multiplexed implements ServerConnection, InterruptableTask<Void> {
    /** Begin no more; what was begun, whatever its number, is answered. */
    private static final byte[] GO_AWAY = {
        0, 0, 8, 7, 0, 0, 0, 0, 0, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0
    };

    private final Watched context;
    private final ServerConnection inner;
    private final AtomicBoolean leaving = new AtomicBoolean();
    private volatile boolean told;

    Multiplexed(ConnectionContext context, ServerConnectionSelector http2, Waits waits) {
        this.context = new Watched(context, waits, this::streamEnded);
        this.inner = http2.connection(this.context);
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        try {
            inner.handle(limit);
        } finally {
            context.heads().over();
        }
    }

    private boolean isBusy() {
        return inner instanceof InterruptableTask<?> task && !task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        return isBusy() ? Duration.ZERO : inner.idleTime();
    }

    /** Returns at once: a client that does not read must hold up nobody. */
    @Override
    public void close(boolean interrupt) {
        if (interrupt) {
            inner.close(true);
        } else if (leaving.compareAndSet(false, true)) {
            context.executor().execute(this::leave);
        } else if (!told) {
            endWhenIdle(); // it does not even take that word
        }
    }

    private void leave() {
        context.dataWriter().writeNow(BufferData.create(GO_AWAY));
        told = true;
        endWhenIdle();
    }

    private void streamEnded() {
        if (told) {
            endWhenIdle();
        }
    }

    private void endWhenIdle() {
        if (!isBusy()) {
            inner.close(true);
        }
    }

    @Override
    public boolean canInterrupt() {
        return told && !isBusy();
    }
}
