package firn.server.dav;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.InstantSource;

/**
 * A request's body as it comes: what ends early, is framed wrongly or drips is told as a {@link BrokenBody}. Only the
 * waiting for the client counts as time, not what is done with the bytes meanwhile.
 */
final class ClientBody extends InputStream {
    /** A client may be this slow before it is asked for a pace. */
    private static final long PATIENCE_MILLIS = 60_000;
    /** Bytes a second, over the whole body; a modem of 1995 is six times as fast. */
    private static final long PACE = 512;

    private final InputStream in;
    private final InstantSource clock;
    private final byte[] one = new byte[1];
    private long count;
    private long waited;

    ClientBody(InputStream in, InstantSource clock) {
        this.in = in;
        this.clock = clock;
    }

    /** Asking for it lets the client send it, so everything that may refuse it comes before. */
    static InputStream of(ServerRequest request, Surroundings surroundings) {
        return request.content().hasEntity()
                ? new ClientBody(
                        surroundings.bounds().waits().given(request.content().inputStream()), surroundings.clock())
                : InputStream.nullInputStream();
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        long began = clock.millis();
        int got = receive(bytes, offset, length);
        waited += Math.max(0, clock.millis() - began);
        count += Math.max(0, got);
        if (waited > PATIENCE_MILLIS && count < (waited - PATIENCE_MILLIS) / 1000 * PACE) {
            throw slow();
        }
        return got;
    }

    private int receive(byte[] bytes, int offset, int length) throws IOException {
        try {
            return in.read(bytes, offset, length);
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new BrokenBody(Refusal.of(400, "The request ended before its body did. Nothing was stored."));
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof SocketTimeoutException
                    ? slow()
                    : new BrokenBody(Refusal.of(400, "The connection broke off in the body. Nothing was stored."));
        } catch (RequestException | IllegalArgumentException | IllegalStateException e) {
            throw new BrokenBody(Refusal.of(400, "The body is not framed as HTTP asks for. Nothing was stored."));
        }
    }

    private static BrokenBody slow() {
        return new BrokenBody(Refusal.of(408, "The body came too slowly. Nothing was stored."));
    }

    /** Closing would read the rest of the body first, however long that is and takes; whoever answers decides about it. */
    @Override
    public void close() {}
}
