package firn.server.rest;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** Tells who asks. */
@FunctionalInterface
interface Visits {
    Optional<Caller> caller(ServerRequest request);
}
