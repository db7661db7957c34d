package firn.server.health;

import firn.server.web.Whole;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers {@code /health/live} and {@code /health/ready}, to anybody: no more is told than what is lacking. */
public final class HealthDoor implements Handler {
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private final Readiness readiness;
    private final Handler others;

    /** @param others answers everything else */
    public HealthDoor(Readiness readiness, Handler others) {
        this.readiness = readiness;
        this.others = others;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        switch (request.prologue().uriPath().rawPath()) {
            case LIVE -> tell(request, response, List.of(), "live");
            case READY -> tell(request, response, readiness.lacking(), "ready");
            default -> others.handle(request, response);
        }
    }

    private static void tell(ServerRequest request, ServerResponse response, List<String> lacking, String good) {
        response.header("Content-Type", "text/plain; charset=utf-8");
        response.header("Cache-Control", "no-store");
        response.status(lacking.isEmpty() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
        String words = lacking.isEmpty() ? good : String.join("\n", lacking);
        Whole.send(request, response, (words + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
