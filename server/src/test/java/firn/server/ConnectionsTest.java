package firn.server;

import static firn.server.Http2Connection.CONTINUATION;
import static firn.server.Http2Connection.DATA;
import static firn.server.Http2Connection.END_HEADERS;
import static firn.server.Http2Connection.END_STREAM;
import static firn.server.Http2Connection.GET;
import static firn.server.Http2Connection.GO_AWAY;
import static firn.server.Http2Connection.HEADERS;
import static firn.server.Http2Connection.NOTHING;
import static firn.server.Http2Connection.PING;
import static org.assertj.core.api.Assertions.assertThat;

import firn.server.Http2Connection.Frame;
import firn.server.config.ConfigReader;
import firn.server.config.Key;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How connections begin, how long they stay, and how they end. */
@Timeout(value = 400, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionsTest {
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final byte[] BODY = "{\"email\":".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Server up(Map<Key, String> more) throws IOException {
        Server server = closed(more);
        server.start();
        return server;
    }

    private Server closed(Map<Key, String> more) throws IOException {
        Map<Key, String> given = new EnumMap<>(Key.class);
        given.putAll(more);
        given.put(Key.DATA, folder.resolve("data").toString());
        given.put(Key.PORT, "0");
        var config = new ConfigReader(Map.of()).read(Optional.empty(), given);
        return Server.open(config, Clock.systemUTC(), new SecureRandom());
    }

    @Test
    void whoNeverSaysWhatItSpeaksIsCut() throws IOException {
        try (Server server = up(Map.of(Key.READ_TIMEOUT, "1"))) {
            for (String first : new String[] {"", "P", "PRI * HTTP/2.0\r\n\r\nSM"}) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.setSoTimeout(60_000);
                    socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
                    assertThat(socket.getInputStream().read()).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void aHeadThatIsNeverWholeIsCut() throws IOException {
        byte[] half = Http2Connection.frame(HEADERS, END_HEADERS | END_STREAM, 1, GET);
        byte[] open = Http2Connection.frame(HEADERS, END_STREAM, 1, GET);
        try (Server server = up(Map.of(Key.READ_TIMEOUT, "1"))) {
            for (byte[] head : new byte[][] {Arrays.copyOf(half, half.length - 1), open}) {
                try (var connection = new Http2Connection(server.port())) {
                    connection.send(head);
                    connection.end();
                }
            }
            try (var connection = new Http2Connection(server.port())) {
                connection.send(half);
                assertThat(next(connection, HEADERS).stream()).isEqualTo(1);
            }
        }
    }

    @Test
    void aHeadOfNothingIsCut() throws IOException {
        try (Server server = up(Map.of());
                var connection = new Http2Connection(server.port())) {
            connection.send(HEADERS, END_STREAM, 1, GET);
            for (int i = 0; i < 17; i++) {
                connection.send(CONTINUATION, 0, 1, NOTHING);
            }
            assertThat(connection.end()).contains(ENHANCE_YOUR_CALM);
        }
    }

    @Test
    void whoIsIdleIsToldThatTheServerStops() throws IOException {
        Server server = up(Map.of());
        try (var connection = new Http2Connection(server.port())) {
            answered(connection);
            var closing = stop(server);
            Frame word = next(connection, GO_AWAY);
            assertThat(word.payload()).containsExactly(0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0);
            connection.end();
            closing.join();
        }
    }

    @Test
    void aRequestUnderWayIsAnsweredBeforeTheServerStops() throws IOException {
        Server server = up(Map.of());
        try (var connection = new Http2Connection(server.port())) {
            begin(connection);
            var closing = stop(server);
            next(connection, GO_AWAY);
            answered(connection);
            connection.send(DATA, END_STREAM, 1, BODY);
            assertThat(next(connection, HEADERS).stream()).isEqualTo(1);
            connection.end();
            closing.join();
        }
    }

    @Test
    void aLongRequestIsNotIdle() throws IOException {
        try (Server server = up(Map.of(Key.IDLE_TIMEOUT, "1"));
                var connection = new Http2Connection(server.port())) {
            begin(connection);
            for (int i = 0; i < 2; i++) {
                untilIdle(server.port());
                answered(connection);
            }
            connection.send(DATA, END_STREAM, 1, BODY);
            assertThat(next(connection, HEADERS).stream()).isEqualTo(1);
            next(connection, GO_AWAY);
            connection.end();
        }
    }

    /** A connection of HTTP/1.1 with nothing to do, until the server ends it. */
    private static void untilIdle(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("live\n");
        }
    }

    private static CompletableFuture<Void> stop(Server server) {
        return CompletableFuture.runAsync(() -> {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A request that waits for its body, under way for certain. */
    private static void begin(Http2Connection connection) throws IOException {
        var head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {(byte) 0x83, (byte) 0x86, 0x41, 1, 'h'});
        head.writeBytes(literal(0x44, "/api/v1/session"));
        head.writeBytes(literal(0x5F, "application/json"));
        head.write(0x40);
        head.writeBytes(text("x-csrf"));
        head.writeBytes(text("1"));
        connection.send(HEADERS, END_HEADERS, 1, head.toByteArray());
        connection.send(DATA, 0, 1, BODY);
        answered(connection);
    }

    private static byte[] literal(int index, String value) {
        var both = new ByteArrayOutputStream();
        both.write(index);
        both.writeBytes(text(value));
        return both.toByteArray();
    }

    private static byte[] text(String value) {
        var all = new ByteArrayOutputStream();
        all.write(value.length());
        all.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
        return all.toByteArray();
    }

    /** Everything that was sent before is taken by then. */
    private static void answered(Http2Connection connection) throws IOException {
        connection.send(PING, 0, 0, new byte[8]);
        next(connection, PING);
    }

    private static Frame next(Http2Connection connection, int type) throws IOException {
        Optional<Frame> frame = connection.next();
        while (frame.isPresent() && frame.get().type() != type) {
            frame = connection.next();
        }
        return frame.orElseThrow(() -> new AssertionError("the connection ended without a frame of type " + type));
    }

    @Test
    void aStreamOfEventsForOneWhoAskedForItEndsWithItsConnection() throws Exception {
        try (Server server = closed(Map.of())) {
            String leaving = HeadTest.found(server, new SecureRandom());
            server.start();
            String drive = "/api/v1/drives/"
                    + server.ports().directory().drives().all().getFirst().id();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream()
                        .write(("GET " + drive
                                        + "/changes/stream HTTP/1.1\r\nHost: h\r\nConnection: close\r\nCookie: firn="
                                        + leaving + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
                assertThat(ask(server, "DELETE", "/api/v1/session", "Cookie", "firn=" + leaving))
                        .isEqualTo(204);
                String basic = Base64.getEncoder().encodeToString(HeadTest.SIGN_IN.getBytes(StandardCharsets.UTF_8));
                assertThat(ask(server, "MKCOL", "/dav/1/Common%20documents/new/", "Authorization", "Basic " + basic))
                        .as("which wakes who waits")
                        .isEqualTo(201);
                String last = "";
                String before = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    before = last;
                    last = line;
                }
                assertThat(before + last)
                        .as("the end of the stream, and then of the connection")
                        .isEqualTo("0");
            }
        }
    }

    private static int ask(Server server, String method, String path, String header, String value) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .header(header, value)
                    .header("X-CSRF", "1")
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
