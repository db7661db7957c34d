package firn.server;

import firn.server.config.Config;
import firn.server.config.DoorSetting;
import firn.server.health.HealthDoor;
import firn.server.health.Readiness;
import firn.server.meters.Meters;
import firn.server.meters.MetricsDoor;
import firn.server.web.Whole;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http1.Http1Config;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A listener for those who look after the server: health and metrics, and nothing of people. It answers until the last running
 * request has ended, so that whoever asks sees the server go.
 */
final class Administration {
    private static final int LONGEST = 8 << 10;
    private static final int CONNECTIONS = 64;

    private final Optional<WebServer> server;
    private final Optional<DoorSetting.Administration> place;

    Administration(Config config, Readiness readiness, Meters meters) {
        place = config.web().door().administration();
        Optional<String> token = config.logging().watching().token();
        Handler nothing = (request, response) -> {
            response.status(Status.NOT_FOUND_404);
            byte[] words = "Here are /health/live, /health/ready and /metrics.\n".getBytes(StandardCharsets.UTF_8);
            Whole.send(request, response, words);
        };
        Handler all = new HealthDoor(readiness, MetricsDoor.apart(token, meters, nothing));
        server = place.map(it -> WebServer.builder()
                .host(it.host())
                .port(it.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .maxTcpConnections(CONNECTIONS)
                .idleConnectionTimeout(config.limits().read())
                .shutdownGracePeriod(java.time.Duration.ofSeconds(1))
                .addProtocol(Http1Config.builder()
                        .maxHeadersSize(LONGEST)
                        .maxPrologueLength(LONGEST)
                        .build())
                .routing(routing -> routing.any(all).error(Exception.class, new LastResort()))
                .build());
    }

    void start() throws BindException {
        if (server.isPresent()) {
            server.get().start();
            if (!server.get().isRunning()) {
                throw new BindException("The server cannot listen on " + place.orElseThrow()
                        + " for its administration; choose another admin.host or admin.port.");
            }
        }
    }

    /** Empty where there is none. */
    Optional<Integer> port() {
        return server.map(WebServer::port);
    }

    void stop() {
        server.ifPresent(WebServer::stop);
    }
}
