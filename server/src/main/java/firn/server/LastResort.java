package firn.server;

import firn.core.drive.RecordsUnavailableException;
import firn.server.web.Whole;
import io.helidon.http.Status;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody else has answered, in words and without secrets. */
final class LastResort implements ErrorHandler<Exception> {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    @Override
    public void handle(ServerRequest request, ServerResponse response, Exception failure) {
        boolean down = failure.getCause() instanceof RecordsUnavailableException;
        if (failure instanceof UncheckedIOException && !down) {
            LOG.debug("{} broke off", request.prologue(), failure);
        } else {
            LOG.error("{} failed", request.prologue(), failure);
        }
        if (!response.isSent()) {
            response.status(down ? Status.SERVICE_UNAVAILABLE_503 : Status.INTERNAL_SERVER_ERROR_500);
            response.header("Content-Type", "text/plain; charset=utf-8");
            String words = down
                    ? "The database does not answer; try again in a moment."
                    : "The server failed; its log says more.";
            Whole.send(request, response, (words + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
