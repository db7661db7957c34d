package firn.server.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import firn.server.outgoing.Outgoing;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webclient.api.DnsAddressLookup;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.api.WebClient;
import io.helidon.webclient.spi.DnsResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The provider's web, through the guard: by TLS, no redirects followed, bounded in time and size. */
final class Web implements HTTPRequestSender {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LARGEST = 1 << 20;

    private final Outgoing outgoing;
    private final WebClient client;

    Web(Outgoing outgoing) {
        this.outgoing = outgoing;
        this.client = WebClient.builder()
                .dnsResolver(new Guarded(outgoing))
                .followRedirects(false)
                .proxy(Proxy.noProxy())
                .shareConnectionCache(false)
                .keepAlive(false)
                .connectTimeout(TIMEOUT)
                .readTimeout(TIMEOUT)
                .build();
    }

    private record Guarded(Outgoing outgoing) implements DnsResolver {
        @Override
        public InetAddress resolveAddress(String host, DnsAddressLookup lookup) {
            try {
                return outgoing.address(host);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public HTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        URI uri = request.getURI();
        String host = uri.getHost();
        if (host == null || !("https".equals(uri.getScheme()) || mayBePlain(uri, host))) {
            throw new IOException("“" + uri + "” is not an https address");
        }
        outgoing.address(host);
        try {
            return exchange(request, uri);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException("The provider did not answer as HTTP has it", e);
        }
    }

    /** Names on the administrator's list may be asked without TLS: they are in the server's own network. */
    private boolean mayBePlain(URI uri, String host) {
        return "http".equals(uri.getScheme()) && outgoing.allows(host);
    }

    private HTTPResponse exchange(ReadOnlyHTTPRequest request, URI uri) throws IOException {
        HttpClientRequest ask =
                client.method(Method.create(request.getMethod().name())).uri(uri);
        request.getHeaderMap()
                .forEach((name, values) -> ask.header(HeaderNames.create(name), values.toArray(String[]::new)));
        String body = request.getBody();
        try (var answer =
                body == null || body.isEmpty() ? ask.request() : ask.submit(body.getBytes(StandardCharsets.UTF_8))) {
            var response = new HTTPResponse(answer.status().code());
            for (var header : answer.headers()) {
                response.setHeader(header.name(), header.allValues().toArray(String[]::new));
            }
            if (answer.entity().hasEntity()) {
                response.setBody(text(answer.entity().inputStream()));
            }
            return response;
        }
    }

    private static String text(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("The provider's answer is too large");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
