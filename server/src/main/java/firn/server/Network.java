package firn.server;

import firn.server.config.Config;
import firn.server.dav.DavRoutes;
import firn.server.rest.Rest;
import firn.server.web.Waits;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
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
import java.util.List;
import java.util.Objects;

/** The server's door to the network: HTTP/1.1 and HTTP/2 without TLS, a virtual thread for each request. */
final class Network {
    private static final int WINDOW = 8 << 20;
    private static final int FRAME = 64 << 10;

    private final WebServer server;
    private final Handler rest;
    private final DavRoutes webdav;
    private final Handler pages;
    private final Config.Web web;
    private final Filter accompaniment;

    Network(Config config, Answerers answerers, Filter accompaniment) {
        this.rest = answerers.rest();
        this.webdav = answerers.webdav();
        this.pages = answerers.pages();
        this.web = config.web();
        this.accompaniment = accompaniment;
        this.server = build(config, answerers.waits());
    }

    /** Who answers what. */
    record Answerers(Handler rest, DavRoutes webdav, Handler pages, Waits waits) {}

    private WebServer build(Config config, Waits waits) {
        Config.Limits limits = config.limits();
        return WebServer.builder()
                .host(config.web().host())
                .port(config.web().port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .shutdownGracePeriod(limits.stop())
                .maxPayloadSize(-1)
                .directHandlers(FirstWords.all())
                .maxTcpConnections(limits.connections())
                .idleConnectionTimeout(limits.idle())
                .connectionOptions(SocketOptions.builder()
                        .readTimeout(limits.read())
                        .tcpNoDelay(true)
                        .build())
                .addProtocol(Http1Config.builder(DavRoutes.http1())
                        .maxHeadersSize(limits.sizes().headers())
                        .maxPrologueLength(limits.sizes().line())
                        .sendKeepAliveHeader(false)
                        // a second listener would keep Helidon 4.5 from telling either of prologues and headers
                        .receiveListeners(List.of(waits.heads()))
                        .build())
                .addProtocol(Http2Config.builder()
                        .initialWindowSize(WINDOW)
                        .maxFrameSize(FRAME)
                        .maxHeaderListSize(limits.sizes().headers())
                        .validatePath(false)
                        .build())
                .routing(this::route)
                .build();
    }

    private void route(HttpRouting.Builder routing) {
        routing.addFilter(accompaniment).register(webdav).any(this::answer).error(Exception.class, new LastResort());
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

    /** Takes no more connections and waits for the running requests, as long as was set. */
    void stop() {
        server.stop();
    }
}
