package firn.server.peer;

import io.helidon.webserver.http.ServerRequest;
import java.util.Objects;

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
                request.remotePeer().host(),
                request.isSecure() ? Way.TLS : Way.UNSAID,
                Objects.requireNonNullElse(request.authority(), ""));
    }

    public boolean secure() {
        return way == Way.TLS;
    }
}
