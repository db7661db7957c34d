package firn.server;

import firn.server.config.Config;
import java.net.URI;
import java.util.function.IntSupplier;

/** The addresses people are told. */
final class Links {
    private final Config.Web web;
    private final IntSupplier port;

    /** @param port the one listened on, known once the server is up */
    Links(Config.Web web, IntSupplier port) {
        this.web = web;
        this.port = port;
    }

    String root() {
        return web.address().orElseGet(this::local);
    }

    /** Where the server itself listens. */
    String local() {
        String host = web.host().equals("0.0.0.0") || web.host().equals("::") ? "127.0.0.1" : web.host();
        return scheme() + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port.getAsInt();
    }

    /** A drive's WebDAV address (DAV-1). */
    String webdav(long drive) {
        URI root = URI.create(root());
        String port = root.getPort() < 0 ? "" : ":" + root.getPort();
        return web.connectDomain()
                .map(domain -> root.getScheme() + "://" + drive + ".connect." + domain + port + "/")
                .orElseGet(() -> root + "/dav/" + drive + "/");
    }

    private String scheme() {
        return web.door().certificate().isPresent() ? "https" : "http";
    }
}
