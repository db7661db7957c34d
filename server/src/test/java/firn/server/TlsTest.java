package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import firn.server.config.ConfigReader;
import firn.server.config.Key;
import firn.server.tls.Openssl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole server behind its own certificate. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTest {
    private static final String HOME = "https://localhost:8443";

    @TempDir
    private Path folder;

    private Server up(Openssl openssl, Key... more) throws Exception {
        openssl.certificate("one");
        Map<Key, String> given = new EnumMap<>(Map.of(
                Key.DATA,
                folder.resolve("data").toString(),
                Key.PORT,
                "0",
                Key.TLS_CERTIFICATE,
                openssl.file("one.crt").toString(),
                Key.TLS_KEY,
                openssl.file("one.key").toString(),
                Key.PLAIN_PORT,
                "0",
                Key.ADDRESS,
                HOME,
                Key.CONNECT_DOMAIN,
                "localhost"));
        for (Key key : more) {
            given.put(key, "127.0.0.1");
        }
        var config = new ConfigReader(Map.of()).read(Optional.empty(), given);
        Server server = Server.open(config, Clock.systemUTC(), new SecureRandom());
        server.start();
        return server;
    }

    private static SSLContext trusting(Path... certificates) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Path certificate : certificates) {
            try (var in = Files.newInputStream(certificate)) {
                store.setCertificateEntry(
                        certificate.toString(),
                        CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String ask(Socket socket, String request, String... headers) throws IOException {
        try (socket) {
            socket.setSoTimeout(20_000);
            String text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            byte[] begin = socket.getInputStream().readNBytes(12);
            byte[] some = new byte[16_384];
            int more = socket.getInputStream().read(some);
            return new String(begin, StandardCharsets.ISO_8859_1)
                    + new String(some, 0, Math.max(0, more), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void pagesAndHostsByTlsInBothVersionsOfHttp() throws Exception {
        Openssl openssl = new Openssl(folder);
        try (Server server = up(openssl)) {
            SSLContext context = trusting(openssl.file("one.crt"));
            try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
                for (HttpClient.Version version : HttpClient.Version.values()) {
                    if (!version.name().equals("HTTP_1_1") && !version.name().equals("HTTP_2")) {
                        continue;
                    }
                    var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/app/x"))
                            .version(version)
                            .build();
                    var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.version()).isEqualTo(version);
                    assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                            .contains("max-age=31536000");
                }
            }
            assertThat(server.links().local()).startsWith("https://127.0.0.1:");
            assertThat(server.links().webdav(7)).isEqualTo("https://7.connect.localhost:8443/");
            assertHost(server, context, "1.connect.localhost", "401");
            assertHost(server, context, "1.CONNECT.LocalHost.:8443", "401");
            assertHost(server, context, "x.connect.localhost", "421");
            assertHost(server, context, "01.connect.localhost", "421");
            assertHost(server, context, "1.2.connect.localhost", "421");
            assertHost(server, context, "connect.localhost", "421");
            assertHost(server, context, "localhost", "207|405|401");
        }
    }

    private static void assertHost(Server server, SSLContext context, String host, String status) throws Exception {
        Socket socket = context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        String answer = ask(socket, "PROPFIND /", "Host: " + host, "Depth: 0");
        assertThat(answer).as(host).matches("(?s)HTTP/1.1 (" + status + ").*");
    }

    @Test
    void inPlainPagesAreSentOnAndTheRestIsRefused() throws Exception {
        Openssl openssl = new Openssl(folder);
        try (Server server = up(openssl)) {
            assertThat(plain(server, "GET /app/drive/1?a=b%20c", "Host: evil.test"))
                    .startsWith("HTTP/1.1 308")
                    .contains("Location: " + HOME + "/app/drive/1?a=b%20c\r\n");
            assertThat(plain(server, "GET //evil.test/x", "Host: a")).startsWith("HTTP/1.1 403");
            assertThat(plain(server, "PROPFIND /dav/1/", "Host: a", "Authorization: Basic YTpi"))
                    .startsWith("HTTP/1.1 403")
                    .contains("change it")
                    .doesNotContain("WWW-Authenticate");
            assertThat(plain(server, "GET /", "Host: 1.connect.localhost"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("WWW-Authenticate");
            assertThat(plain(server, "GET /api/v1/session", "Host: a", "Cookie: firn=x"))
                    .startsWith("HTTP/1.1 403")
                    .contains("urn:firn:problem:plain");
        }
    }

    private static String plain(Server server, String request, String... headers) throws IOException {
        return ask(new Socket(InetAddress.getLoopbackAddress(), server.plainPort()), request, headers);
    }

    @Test
    void whatATrustedProxyTookInPlainIsRefusedToo() throws Exception {
        Openssl openssl = new Openssl(folder);
        try (Server server = up(openssl, Key.PROXIES)) {
            SSLContext context = trusting(openssl.file("one.crt"));
            for (String way : new String[] {"http", "https"}) {
                Socket socket =
                        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
                assertThat(ask(socket, "PROPFIND /dav/1/", "Host: a", "X-Forwarded-Proto: " + way))
                        .startsWith("HTTP/1.1 " + (way.equals("http") ? "403" : "401"));
            }
        }
    }

    @Test
    void aCertificateIsExchangedUnderway() throws Exception {
        Openssl openssl = new Openssl(folder);
        try (Server server = up(openssl)) {
            openssl.certificate("two");
            SSLContext context = trusting(openssl.file("one.crt"), openssl.file("two.crt"));
            try (SSLSocket early = connect(context, server)) {
                assertThat(name(early)).isEqualTo("CN=one");
                Files.move(openssl.file("two.crt"), openssl.file("one.crt"), StandardCopyOption.REPLACE_EXISTING);
                Files.move(openssl.file("two.key"), openssl.file("one.key"), StandardCopyOption.REPLACE_EXISTING);
                String served = "";
                while (!served.equals("CN=two")) {
                    try (SSLSocket late = connect(context, server)) {
                        served = name(late);
                    }
                }
                assertThat(ask(early, "OPTIONS /dav/1/", "Host: a")).startsWith("HTTP/1.1 200");
            }
        }
    }

    private static SSLSocket connect(SSLContext context, Server server) throws IOException {
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String name(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }
}
