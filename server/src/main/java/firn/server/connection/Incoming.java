package firn.server.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** What comes in on a connection: first what was looked at before, then from its socket; null at the end. */
final class Incoming implements Supplier<byte[]> {
    private final ConnectionContext context;

    Incoming(ConnectionContext context) {
        this.context = context;
    }

    @Override
    @SuppressWarnings("NullAway") // Helidon's reader takes null for the end, and its socket gives it
    public byte[] get() {
        DataReader before = context.dataReader();
        int seen = before.available();
        if (seen > 0) {
            return before.readBytes(seen);
        }
        try {
            return context.serverSocket().get();
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("the socket failed", e);
        }
    }
}
