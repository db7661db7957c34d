package firn.server;

import firn.server.config.Config;
import firn.server.peer.Peer;
import firn.server.request.CurrentRequest;
import firn.server.rest.Rest;
import firn.server.web.Whole;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Keeps people off the plain way where there is a secure one. Pages send them on to the address that is set, never to one that a
 * request names; everything that may carry a password is refused, so that no program gets used to sending it in plain.
 */
final class Threshold implements Filter {
    private static final HeaderName ONLY_TLS = HeaderNames.create("Strict-Transport-Security");
    private static final String YEAR = "max-age=31536000";

    private final Config config;
    private final boolean lasting;

    Threshold(Config config) {
        this.config = config;
        this.lasting =
                config.web().address().filter(it -> it.startsWith("https://")).isPresent();
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Peer peer = CurrentRequest.peer(request);
        if (config.secure() && peer.way() == Peer.Way.PLAIN) {
            refuse(request, response);
            return;
        }
        if (lasting && peer.secure()) {
            response.header(ONLY_TLS, YEAR);
        }
        chain.proceed();
    }

    /** Answers a request that came in plain. */
    void refuse(ServerRequest request, ServerResponse response) {
        response.header("Cache-Control", "no-store");
        if (lasting && isPage(request)) {
            String query = request.prologue().query().rawValue();
            String rest = request.prologue().uriPath().rawPath() + (query.isEmpty() ? "" : "?" + query);
            response.status(Status.PERMANENT_REDIRECT_308);
            response.header("Location", config.web().address().orElse("") + rest);
            response.send();
            return;
        }
        boolean told = request.headers().contains(HeaderNames.AUTHORIZATION)
                || request.headers().contains(HeaderNames.COOKIE);
        String words = "This server is reached by https:// alone; nothing was done."
                + (told ? " What signs you in went over the network in plain: change it." : "");
        response.status(Status.FORBIDDEN_403);
        response.header("Connection", "close");
        boolean api = request.prologue().uriPath().rawPath().startsWith(Rest.ROOT);
        response.header("Content-Type", api ? "application/problem+json" : "text/plain; charset=utf-8");
        String body = api
                ? "{\"type\":\"urn:firn:problem:plain\",\"title\":\"Come by TLS\",\"status\":403,\"detail\":\"" + words
                        + "\"}"
                : words + "\n";
        Whole.send(request, response, body.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isPage(ServerRequest request) {
        String method = request.prologue().method().text();
        String path = request.prologue().uriPath().rawPath();
        String host = CurrentRequest.peer(request).authority().toLowerCase(Locale.ROOT);
        return (method.equals("GET") || method.equals("HEAD"))
                && !request.headers().contains(HeaderNames.AUTHORIZATION)
                && path.startsWith("/")
                && !path.startsWith("//")
                && !path.startsWith("/dav")
                && !path.startsWith("/api/")
                && !path.startsWith("/.well-known/")
                && !host.contains(".connect.");
    }
}
