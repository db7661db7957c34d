package firn.server;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Stands where WebDAV will. */
final class WebDavSoon implements Handler {
    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        response.status(Status.NOT_IMPLEMENTED_501).send();
    }
}
