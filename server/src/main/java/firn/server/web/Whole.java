package firn.server.web;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Sends an answer that is held whole. To HEAD its length is told and nothing else (RFC 9110 §9.3.2): what came after the
 * head would be taken for the next answer on the connection, perhaps by somebody else behind the same proxy.
 */
public final class Whole {
    private Whole() {}

    public static void send(ServerRequest request, ServerResponse response, byte[] bytes) {
        send(request, response, bytes, bytes.length);
    }

    /** @param length how many of the bytes, from the first on */
    public static void send(ServerRequest request, ServerResponse response, byte[] bytes, int length) {
        if (isHead(request)) {
            response.headers().contentLength(length);
            response.send();
        } else {
            response.send(bytes, 0, length);
        }
    }

    public static boolean isHead(ServerRequest request) {
        return request.prologue().method().equals(Method.HEAD);
    }
}
