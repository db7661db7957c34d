package firn.server.connection;

import firn.server.web.Waits;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector.Support;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection, first of nobody knows which protocol: its first bytes have to come in time. */
final class Opening implements ServerConnection, InterruptableTask<Void> {
    /** What HTTP/2 begins with (RFC 9113 §3.4). */
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionContext context;
    private final Choice choice;
    private final Waits waits;
    private volatile @Nullable Thread thread;
    private volatile @Nullable ServerConnection chosen;
    private volatile boolean closed;

    record Choice(ServerConnectionSelector http1, Function<ConnectionContext, ServerConnection> http2) {}

    Opening(ConnectionContext context, Choice choice, Waits waits) {
        this.context = context;
        this.choice = choice;
        this.waits = waits;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        thread = Thread.currentThread();
        ServerConnection connection = choose();
        chosen = connection;
        if (!closed) {
            connection.handle(limit);
        }
    }

    private ServerConnection choose() {
        boolean second;
        waits.begin();
        try {
            second = isHttp2(context.dataReader());
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("it ended before it began", e);
        } finally {
            waits.end();
        }
        if (second) {
            return choice.http2().apply(context);
        }
        if (choice.http1().supports(peek(context.dataReader())) == Support.UNSUPPORTED) {
            throw new CloseConnectionException("neither HTTP/1.1 nor HTTP/2");
        }
        return choice.http1().connection(context);
    }

    /** Takes nothing out of the reader. */
    private static boolean isHttp2(DataReader reader) {
        reader.ensureAvailable();
        while (true) {
            BufferData all = peek(reader);
            byte[] first = new byte[Math.min(PREFACE.length, all.available())];
            all.read(first, 0, first.length);
            if (!Arrays.equals(first, 0, first.length, PREFACE, 0, first.length)) {
                return false;
            }
            if (first.length == PREFACE.length) {
                return true;
            }
            reader.pullData();
        }
    }

    private static BufferData peek(DataReader reader) {
        return reader.getBuffer(reader.available());
    }

    @Override
    public Duration idleTime() {
        ServerConnection connection = chosen;
        return connection == null ? Duration.ZERO : connection.idleTime();
    }

    @Override
    public void close(boolean interrupt) {
        closed = true;
        ServerConnection connection = chosen;
        Thread waiting = thread;
        if (connection != null) {
            connection.close(interrupt);
        } else if (waiting != null) {
            waiting.interrupt();
        }
    }

    @Override
    public boolean canInterrupt() {
        ServerConnection connection = chosen;
        return connection == null || (connection instanceof InterruptableTask<?> task && task.canInterrupt());
    }
}
