package firn.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;

/** Says in words why a request was refused that never became one: its head cannot be read, or is too large. */
final class FirstWords implements DirectHandler {
    private FirstWords() {}

    static DirectHandlers all() {
        FirstWords words = new FirstWords();
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, words);
        }
        return handlers.build();
    }

    /** The library's message, which may hold what the client sent, is left out. */
    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        var response =
                TransportResponse.builder().status(status).headers(headers).keepAlive(false);
        if (!Method.HEAD.text().equals(request.method())) {
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8"))
                    .entity((words(type, status) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return response.build();
    }

    private static String words(EventType type, Status status) {
        return switch (type) {
            case BAD_REQUEST ->
                "The request cannot be read as HTTP/1.1 (RFC 9112) or HTTP/2 has it. A body must come as it is, without"
                        + " Content-Encoding. Nothing was changed.";
            case PAYLOAD_TOO_LARGE -> "The request is too large. Nothing was changed.";
            case FORBIDDEN -> "The request is refused. Nothing was changed.";
            case HTTP_VERSION_NOT_SUPPORTED -> "This server speaks HTTP/1.1 and HTTP/2.";
            case INTERNAL_ERROR -> "The server failed; its log says more.";
            case OTHER -> "The request was not answered as asked: " + status.reasonPhrase() + ".";
        };
    }
}
