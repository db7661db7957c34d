package firn.server.peer;

import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and by which door.
 *
 * @param address of the client, as text without a port
 * @param way how the client's bytes came
 * @param authority the host it asked for, with its port where one was given; empty where the request names none
 */
public record Peer(String address, Way way, String authority) {
    /** How bytes came. */
    public enum Way {
        TLS,
        /** In plain, says the proxy that took them. */
        PLAIN,
        /** In plain to this server; it may be that a proxy that we do not know took them by TLS. */
        UNSAID
    }

    /** As the socket has it: nothing is believed. */
    public static Peer direct(ServerRequest request) {
        return new Peer(
                address(request.remotePeer().address()),
                request.isSecure() ? Way.TLS : Way.UNSAID,
                Objects.requireNonNullElse(request.authority(), ""));
    }

    /** A connection that has gone meanwhile has no other end any more; Helidon's own {@code host()} fails of it. */
    private static String address(@Nullable SocketAddress end) {
        return switch (end) {
            case null -> "";
            case InetSocketAddress inet -> inet.getHostString();
            case SocketAddress other -> other.toString();
        };
    }

    public boolean secure() {
        return way == Way.TLS;
    }
}
