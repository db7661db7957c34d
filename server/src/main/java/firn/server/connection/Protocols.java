package firn.server.connection;

import firn.server.web.Waits;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http2.Http2Config;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/**
 * HTTP/1.1 and HTTP/2 on one port. Takes every connection at once, so that none is out of reach of the time limits while it has
 * not said which it speaks. There is no upgrade from the one to the other (RFC 9113 has none).
 */
public final class Protocols implements ServerConnectionSelector {
    private final ServerConnectionSelector http1;
    private final ServerConnectionSelector http2;
    private final Waits waits;

    /** @param waits for beginnings and for heads of requests */
    public Protocols(Http1Config http1, Http2Config http2, Waits waits) {
        this.http1 = Http1ConnectionSelector.builder().config(http1).build();
        this.http2 = Http2ConnectionSelector.builder().http2Config(http2).build();
        this.waits = waits;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData request) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return Set.of("h2", "http/1.1");
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Opening(context, new Opening.Choice(http1, inner -> new Multiplexed(inner, http2, waits)), waits);
    }
}
