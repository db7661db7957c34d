package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.Email;
import firn.core.people.NewAccount;
import firn.server.admin.Founder;
import firn.server.config.ConfigReader;
import firn.server.config.Key;
import firn.server.login.BrowserSessions;
import firn.server.login.Passwords;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * HEAD is answered by a head. One byte behind it would be read as the next answer on the connection: behind a proxy that
 * shares connections, by somebody else.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeadTest {
    private static final String PASSWORD = "correct horse battery";
    /** Of who is {@link #found}: address and password, as Basic has them. */
    static final String SIGN_IN = "ada@example.org:" + PASSWORD;

    private static final List<String> ADDRESSES = List.of(
            "/",
            "/app/drive/1",
            "/no-such-page",
            "/style/none.css",
            "/metrics",
            "/api/v1/openapi.json",
            "/api/v1/nothing",
            "/api/v1/session",
            "/api/v1/drives",
            "/api/v1/drives/1",
            "/api/v1/drives/x",
            "/api/v1/drives/1/changes",
            "/api/v1/drives/1/changes/stream",
            "/api/v1/drives/1/nodes/1/children",
            "/api/v1/drives/1/nodes/999/content",
            "/api/v1/drives/1/trash",
            "/.well-known/oauth-authorization-server",
            "/dav",
            "/dav/",
            "/dav/x/",
            "/dav/999/",
            "/dav/1/",
            "/dav/1/Trash/",
            "/dav/1/Common%20documents/",
            "/dav/1/Common%20documents/none",
            "/dav/1/../x",
            "/dav/1/%zz");

    private static final List<String> UNREADABLE = List.of(
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nX: a\u0000b\r\n\r\n",
            "PUT /dav/1/a HTTP/1.1\r\nHost: h\r\nContent-Length: +3\r\n\r\nabc",
            "PUT /dav/1/a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "PUT /dav/1/a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "PUT /dav/1/a HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc");

    @TempDir
    private Path folder;

    @Test
    void nothingFollowsTheHead() throws Exception {
        SecureRandom random = new SecureRandom();
        var config = new ConfigReader(Map.of())
                .read(
                        Optional.empty(),
                        Map.of(
                                Key.DATA,
                                folder.resolve("data").toString(),
                                Key.PORT,
                                "0",
                                Key.METRICS_TOKEN,
                                "m".repeat(20)));
        try (Server server = Server.open(config, Clock.systemUTC(), random)) {
            String cookie = found(server, random);
            server.start();
            int port = URI.create(server.links().local()).getPort();
            String basic = Base64.getEncoder().encodeToString(SIGN_IN.getBytes(StandardCharsets.UTF_8));
            for (String address : ADDRESSES) {
                for (String who :
                        List.of("", "Cookie: firn=" + cookie + "\r\nAuthorization: Basic " + basic + "\r\n")) {
                    assertOnlyHead(port, address, "Host: h\r\n" + who);
                }
            }
            for (String request : UNREADABLE) {
                assertRefusedInWords(port, request);
            }
        }
    }

    static String found(Server server, SecureRandom random) throws IOException {
        var directory = server.ports().directory();
        try (Passwords passwords = new Passwords(random, 1, 1)) {
            var ada = new NewAccount(new Email("ada@example.org"), "Ada", passwords.hash(PASSWORD));
            var founding = directory.found(ada, "Club", "Club", "community").value();
            new Founder(directory, server.ports().catalog(), Clock.systemUTC())
                    .furnish(directory.drives().byId(founding.drive().id()).orElseThrow());
            return new BrowserSessions(directory, Clock.systemUTC(), random, Runnable::run)
                    .open(founding.account(), "test")
                    .token();
        }
    }

    /** The next request's answer must begin where the head ends. */
    private static void assertOnlyHead(int port, String address, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            String both = "HEAD " + address + " HTTP/1.1\r\n" + headers
                    + "\r\nOPTIONS /dav/1/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));
            String first = head(socket.getInputStream());
            // all there is: the connection ends when the client asks for that
            String next = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(next)
                    .as("behind the answer to HEAD " + address + "\n" + first)
                    .startsWith("HTTP/1.1 200 OK")
                    .endsWith("\r\n\r\n");
        }
    }

    private static void assertRefusedInWords(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String all = head(socket.getInputStream());
            all += new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String said = request.substring(0, Math.min(200, request.length())) + "\n" + all;
            assertThat(all).as(said).startsWith("HTTP/1.1 ").containsPattern("Nothing was changed|answered as asked");
            assertThat(all).as(said).doesNotContain("Exception", "java", "helidon");
            assertThat(all.substring(9, 12)).as(said).isIn("400", "413", "431", "501");
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return head.toString();
    }
}
