package firn.server;

import firn.server.config.Config;
import firn.server.connection.Protocols;
import firn.server.dav.DavRoutes;
import firn.server.rest.Rest;
import firn.server.tls.Renewal;
import firn.server.web.Waits;
import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http2.Http2Config;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The server's door to the network: HTTP/1.1 and HTTP/2, with TLS where there is a certificate, a virtual thread for each request. */
final class Network {
    private static final int WINDOW = 8 << 20;
    private static final int FRAME = 64 << 10;
    private static final String PLAIN = "plain";
    /** Of one HTTP/2 connection, at the same time. */
    private static final int STREAMS = 256;
    /** Requests that a client may take back before their answer begins, in ten seconds. */
    private static final int RESETS = 100;

    private static final int EMPTY_FRAMES = 16;
    /** How often idle connections are looked for, at least. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final WebServer server;
    private final Handler rest;
    private final DavRoutes webdav;
    private final Handler pages;
    private final Config.Web web;
    private final Filter accompaniment;
    private final Threshold threshold;

    /** @param certificate empty: no TLS */
    Network(Config config, Answerers answerers, Filter accompaniment, Optional<Renewal> certificate) {
        this.threshold = new Threshold(config);
        this.rest = answerers.rest();
        this.webdav = answerers.webdav();
        this.pages = answerers.pages();
        this.web = config.web();
        this.accompaniment = accompaniment;
        this.server = build(config, answerers.waits(), certificate).build();
    }

    /** Who answers what. */
    record Answerers(Handler rest, DavRoutes webdav, Handler pages, Waits waits) {}

    private WebServerConfig.Builder build(Config config, Waits waits, Optional<Renewal> certificate) {
        Config.Limits limits = config.limits();
        var builder = WebServer.builder()
                .host(config.web().host())
                .port(config.web().port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .shutdownGracePeriod(limits.stop().requests())
                .maxPayloadSize(-1)
                .directHandlers(FirstWords.all())
                .enableProxyProtocol(config.web().door().proxyProtocol())
                .maxTcpConnections(limits.connections())
                .idleConnectionTimeout(limits.idle())
                .connectionOptions(SocketOptions.builder()
                        .readTimeout(limits.read())
                        .tcpNoDelay(true)
                        .build())
                .idleConnectionPeriod(limits.idle().compareTo(LOOK) < 0 ? limits.idle() : LOOK)
                .addConnectionSelector(new Protocols(http1(limits, waits), http2(limits), waits))
                .routing(this::route);
        // as a channel Helidon 4.5 would look up the name of each caller before its handshake
        certificate.ifPresent(it ->
                builder.useNio(false).tls(Tls.builder().sslContext(it.context()).build()));
        config.web().door().plain().ifPresent(port -> builder.putSocket(PLAIN, plain(config, port, waits)));
        return builder;
    }

    private static Http2Config http2(Config.Limits limits) {
        return Http2Config.builder()
                .initialWindowSize(WINDOW)
                .maxFrameSize(FRAME)
                .maxHeaderListSize(limits.sizes().headers())
                .validatePath(false)
                .maxConcurrentStreams(STREAMS)
                .maxRapidResets(RESETS)
                .maxEmptyFrames(EMPTY_FRAMES)
                .build();
    }

    /** Where people are told to come by TLS. */
    private ListenerConfig plain(Config config, int port, Waits waits) {
        return ListenerConfig.builder()
                .name(PLAIN)
                .host(config.web().host())
                .port(port)
                .maxTcpConnections(config.limits().connections())
                .idleConnectionTimeout(config.limits().read())
                .protocolsDiscoverServices(false)
                .addProtocol(http1(config.limits(), waits))
                .routing(HttpRouting.builder().addFilter(accompaniment).any(threshold::refuse))
                .build();
    }

    private static Http1Config http1(Config.Limits limits, Waits waits) {
        return Http1Config.builder(DavRoutes.http1())
                .maxHeadersSize(limits.sizes().headers())
                .maxPrologueLength(limits.sizes().line())
                .sendKeepAliveHeader(false)
                // a second listener would keep Helidon 4.5 from telling either of prologues and headers
                .receiveListeners(List.of(waits.heads()))
                .build();
    }

    private void route(HttpRouting.Builder routing) {
        routing.addFilter(accompaniment)
                .addFilter(threshold)
                .register(webdav)
                .any(this::answer)
                .error(Exception.class, new LastResort());
    }

    private void answer(ServerRequest request, ServerResponse response) throws Exception {
        String path = request.prologue().uriPath().rawPath();
        boolean api = path.startsWith(Rest.ROOT + "/") || path.equals(Rest.WELL_KNOWN);
        (api ? rest : pages).handle(request, response);
    }

    /** @throws BindException in words, when the address cannot be listened on */
    static void mustBeFree(Config.Web web) throws BindException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(web.host(), web.port()));
        } catch (IOException e) {
            throw taken(web, Objects.requireNonNullElse(e.getMessage(), "the name is not known"));
        }
    }

    private static BindException taken(Config.Web web, String why) {
        return new BindException("The server cannot listen on " + web.host() + ":" + web.port() + " (" + why
                + "); end what is there, or choose another with --port or --host.");
    }

    void start() throws BindException {
        server.start();
        if (!server.isRunning()) {
            throw taken(web, "somebody else does by now");
        }
    }

    int port() {
        return server.port();
    }

    /** Where people without TLS are told to come by TLS; -1 where nobody listens for them. */
    int plainPort() {
        return server.port(PLAIN);
    }

    /** Takes no more connections and waits for the running requests, as long as was set. */
    void stop() {
        server.stop();
    }
}
