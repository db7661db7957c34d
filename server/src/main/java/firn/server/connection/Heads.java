package firn.server.connection;

import firn.server.web.Waits;
import io.helidon.webserver.CloseConnectionException;
import java.util.function.Supplier;

/** Hands on what comes in on a connection of HTTP/2, and sees to it that each head of a request is whole in time. For its thread. */
final class Heads implements Supplier<byte[]> {
    private final Supplier<byte[]> source;
    private final Waits waits;
    private final Frames frames = new Frames();
    private boolean timed;
    private long whole;

    Heads(Supplier<byte[]> source, Waits waits) {
        this.source = source;
        this.waits = waits;
    }

    @Override
    @SuppressWarnings("NullAway") // null is the end
    public byte[] get() {
        if (frames.isInHead() && !timed) {
            timed = true;
            whole = frames.wholeHeads();
            waits.begin();
        }
        byte[] bytes = source.get();
        if (bytes != null) {
            frames.take(bytes);
        }
        if (timed && frames.wholeHeads() != whole) {
            over();
        }
        return bytes;
    }

    /** Nothing is waited for any more. */
    void over() {
        if (timed) {
            timed = false;
            if (!waits.end()) {
                throw new CloseConnectionException("the head of a request came too slowly");
            }
        }
    }
}
