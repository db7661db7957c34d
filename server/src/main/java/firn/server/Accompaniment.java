package firn.server;

import firn.server.config.Config;
import firn.server.meters.Meters;
import firn.server.peer.Peer;
import firn.server.peer.Proxies;
import firn.server.request.CurrentRequest;
import firn.server.tracing.Tracing;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes with every request: gives it its id, measures it, and writes its line into the access log. */
final class Accompaniment implements Filter {
    private static final Logger ACCESS = LoggerFactory.getLogger("firn.access");
    private static final HeaderName ID = HeaderNames.create("X-Request-Id");
    private static final HeaderName PARENT = HeaderNames.create("traceparent");
    private static final Pattern DRIVE = Pattern.compile("/(?:dav|api/v1/drives)/([0-9]{1,18})(?![^/])");
    /** What logs and headers can hold without harm. */
    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Config.Logging logging;
    private final Proxies proxies;
    private final Meters meters;
    private final Tracing tracing;
    private final InstantSource clock;
    private final long run;
    private final AtomicLong requests = new AtomicLong();

    Accompaniment(Config config, Meters meters, Tracing tracing, InstantSource clock, RandomGenerator random) {
        this.tracing = tracing;
        this.logging = config.logging();
        this.proxies = config.web().door().proxies();
        this.meters = meters;
        this.clock = clock;
        this.run = random.nextInt() & 0xFFFFFFFFL;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Peer peer = proxies.peer(request);
        var followed = tracing.follow(request.headers().first(PARENT));
        var current = new CurrentRequest(id(request), peer, followed.trace());
        response.header(ID, current.id());
        long began = clock.millis();
        var measured = meters.request();
        current.answer(() -> {
            try {
                chain.proceed();
            } finally {
                String method = request.prologue().method().text();
                int status = response.status().code();
                long length = request.headers().contentLength().orElse(0);
                measured.over(new Meters.Answered(current.route(), method, status), length, response.bytesWritten());
                followed.over(new Tracing.Answered(current.id(), method, current.route(), status, drive(request)));
                if (logging.access()) {
                    ACCESS.info(
                            "{} {} {} {} {} ms {} B",
                            peer.address(),
                            method,
                            where(current, request),
                            status,
                            clock.millis() - began,
                            response.bytesWritten());
                }
            }
        });
        // RFC 9112 §9.6; Helidon leaves it to the client, who may wait for the end
        if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("the client asked for it");
        }
    }

    private static OptionalLong drive(RoutingRequest request) {
        var parts = DRIVE.matcher(request.prologue().uriPath().rawPath());
        return parts.lookingAt() ? OptionalLong.of(Long.parseLong(parts.group(1))) : OptionalLong.empty();
    }

    private String id(RoutingRequest request) {
        if (request.headers().contains(ID) && proxies.sent(request)) {
            String theirs = request.headers().get(ID).get();
            if (GOOD_ID.matcher(theirs).matches()) {
                return theirs;
            }
        }
        return Long.toHexString(run) + "-" + Long.toHexString(requests.incrementAndGet());
    }

    /** The route; where there is none, no more of the path than its first name: the rest may be a secret. */
    private static String where(CurrentRequest current, RoutingRequest request) {
        if (!current.route().isEmpty()) {
            return current.route();
        }
        String path = request.prologue().uriPath().rawPath();
        int second = path.indexOf('/', 1);
        return second < 0 ? path : path.substring(0, second) + "/…";
    }
}
