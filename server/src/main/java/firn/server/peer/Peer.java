package firn.server.peer;

import io.helidon.webserver.http.ServerRequest;
import java.util.Objects;

/**
 * Who calls, and by which door.
 *
 * @param address of the client, as text without a port
 * @param secure whether the client came by TLS
 * @param authority the host it asked for, with its port where one was given; empty where the request names none
 */
public record Peer(String address, boolean secure, String authority) {
    /** As the socket has it: nothing is believed. */
    public static Peer direct(ServerRequest request) {
        return new Peer(
                request.remotePeer().host(), request.isSecure(), Objects.requireNonNullElse(request.authority(), ""));
    }
}
