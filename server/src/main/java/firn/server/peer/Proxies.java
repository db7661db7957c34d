package firn.server.peer;

import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The proxies whose word is taken. What they append is read from right to left: each hop is believed as long as the one
 * that tells of it is trusted, so whatever a client has put on the left stays unread.
 */
public final class Proxies {
    private final List<AddressRange> trusted;
    private final Trail trail;

    public Proxies(List<AddressRange> trusted, Trail trail) {
        this.trusted = List.copyOf(trusted);
        this.trail = trail;
    }

    /** Nobody is believed. */
    public static Proxies none() {
        return new Proxies(List.of(), Trail.X_FORWARDED);
    }

    /** Whether it is one of them that holds the other end of the connection. */
    public boolean sent(ServerRequest request) {
        return !trusted.isEmpty() && socket(request).filter(this::trusts).isPresent();
    }

    /** Who calls. */
    public Peer peer(ServerRequest request) {
        Peer direct = Peer.direct(request);
        Optional<InetAddress> socket = trusted.isEmpty() ? Optional.empty() : socket(request);
        if (socket.isEmpty() || !trusts(socket.get())) {
            return direct;
        }
        InetAddress client =
                request.proxyProtocolData().flatMap(Proxies::source).orElse(socket.get());
        Peer.Way way = direct.way();
        String authority = direct.authority();
        for (Hop hop : trail.hops(request.headers())) {
            if (!trusts(client)) {
                break;
            }
            way = hop.way().orElse(way);
            authority = hop.authority().orElse(authority);
            if (hop.address().isEmpty()) {
                break;
            }
            client = hop.address().get();
        }
        return new Peer(client.getHostAddress(), way, authority);
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.holds(address));
    }

    private static Optional<InetAddress> socket(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress inet
                ? Optional.ofNullable(inet.getAddress())
                : Optional.empty();
    }

    /** Whom the PROXY protocol names; nobody for the proxy's own connections (LOCAL, UNKNOWN). */
    private static Optional<InetAddress> source(ProxyProtocolData data) {
        return Optional.ofNullable(Objects.requireNonNullElse(data.sourceAddress(), ""))
                .flatMap(Literal::parse);
    }
}
