package firn.server.meters;

import firn.server.web.Whole;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Answers {@code /metrics} to who brings the token that was set; without one it is as if there were no such address. */
public final class MetricsDoor implements Handler {
    public static final String PATH = "/metrics";
    private static final String SCHEME = "Bearer ";

    private final Optional<String> token;
    private final boolean open;
    private final Meters meters;
    private final Handler others;

    /** @param others answers everything else */
    public MetricsDoor(Optional<String> token, Meters meters, Handler others) {
        this(token, false, meters, others);
    }

    private MetricsDoor(Optional<String> token, boolean open, Meters meters, Handler others) {
        this.token = token;
        this.open = open;
        this.meters = meters;
        this.others = others;
    }

    /** For a listener of its own, which asks for no token where none is set. */
    public static MetricsDoor apart(Optional<String> token, Meters meters, Handler others) {
        return new MetricsDoor(token, token.isEmpty(), meters, others);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        boolean ours = request.prologue().uriPath().rawPath().equals(PATH);
        if (!ours || (token.isEmpty() && !open)) {
            others.handle(request, response);
        } else if (token.isPresent() && !brings(request, token.get())) {
            response.status(Status.UNAUTHORIZED_401);
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"metrics\"");
            response.send();
        } else {
            response.header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            response.header("Cache-Control", "no-store");
            Whole.send(request, response, meters.told().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean brings(ServerRequest request, String token) {
        if (!request.headers().contains(HeaderNames.AUTHORIZATION)) {
            return false;
        }
        String given = request.headers().get(HeaderNames.AUTHORIZATION).get();
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), (SCHEME + token).getBytes(StandardCharsets.UTF_8));
    }
}
