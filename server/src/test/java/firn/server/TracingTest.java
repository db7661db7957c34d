package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import firn.server.config.ConfigReader;
import firn.server.config.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests, told to a collector in this process; and nothing of it where there is none. */
@Timeout(value = 400, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ABOVE = "00f067aa0ba902b7";

    @TempDir
    private Path folder;

    /** Takes what comes, as bytes that stand for one character each: names are told in plain. */
    private static final class Collector implements AutoCloseable {
        final List<String> told = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        Collector() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        String all() {
            return String.join("", told);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private String work(Map<Key, String> more, String... headers) throws Exception {
        Map<Key, String> given = new EnumMap<>(Key.class);
        given.putAll(more);
        given.put(Key.DATA, folder.resolve("data").toString());
        given.put(Key.PORT, "0");
        var config = new ConfigReader(Map.of()).read(Optional.empty(), given);
        SecureRandom random = new SecureRandom();
        try (Server server = Server.open(config, Clock.systemUTC(), random);
                HttpClient client = HttpClient.newHttpClient()) {
            HeadTest.found(server, random);
            server.start();
            String basic = Base64.getEncoder().encodeToString(HeadTest.SIGN_IN.getBytes(StandardCharsets.UTF_8));
            String path = "/dav/1/Common%20documents/SECRET-name.txt?x=SECRET-query";
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                    .header("Authorization", "Basic " + basic)
                    .PUT(HttpRequest.BodyPublishers.ofString("SECRET-content"));
            if (headers.length > 0) {
                request.headers(headers);
            }
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(201);
            return answer.headers().firstValue("X-Request-Id").orElseThrow();
        }
    }

    @Test
    void aRequestAndWhatItDidAreToldUnderTheTraceThatCameWithIt() throws Exception {
        try (Collector collector = new Collector()) {
            String id = work(
                    Map.of(Key.TRACING_ENDPOINT, collector.address()),
                    "traceparent",
                    "00-" + TRACE + "-" + ABOVE + "-01");
            assertThat(collector.all())
                    .contains("PUT /dav/{drive}", "transaction", "pack force", "firn.drive", "firn.request.id", id)
                    .contains(bytes(TRACE) + "\u0012\b") // field 2 of a span: its own id, of 8 bytes
                    .contains("\"\b" + bytes(ABOVE)) // field 4: whose child it is
                    .doesNotContain("SECRET", "ada@", "Common", "Basic", "dav/1");
        }
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aTraceParentThatIsNoneHarmsNobody() throws Exception {
        try (Collector collector = new Collector()) {
            work(Map.of(Key.TRACING_ENDPOINT, collector.address()), "traceparent", "00-" + "zz".repeat(4000));
            assertThat(collector.all()).contains("PUT /dav/{drive}").doesNotContain("zz");
        }
    }

    @Test
    void ofNoneOfTheRequestsNothingIsTold() throws Exception {
        try (Collector collector = new Collector()) {
            work(
                    Map.of(Key.TRACING_ENDPOINT, collector.address(), Key.TRACING_PERCENT, "0"),
                    "traceparent",
                    "00-" + TRACE + "-" + ABOVE + "-01");
            assertThat(collector.told).isEmpty();
        }
    }

    @Test
    void aCollectorThatIsAwayHoldsUpNobody() throws Exception {
        String nowhere;
        try (Collector collector = new Collector()) {
            nowhere = collector.address();
        }
        work(Map.of(Key.TRACING_ENDPOINT, nowhere));
    }

    /** The start is what people wait for. */
    @Test
    void whereThereIsNoCollectorNothingOfItIsLoaded() throws Exception {
        Path classes = folder.resolve("classes");
        try (Program server =
                Program.up(folder.resolve("data"), Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes))) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                var request = HttpRequest.newBuilder(URI.create(server.address() + "/dav/1/"))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(401);
            }
            server.terminate();
            assertThat(server.end().code()).isZero();
        }
        try (var lines = Files.lines(classes)) {
            var loaded = lines.toList();
            assertThat(loaded).anyMatch(line -> line.contains("firn.server.Accompaniment"));
            assertThat(loaded)
                    .noneMatch(line -> line.contains("io.opentelemetry") || line.contains("tracing.OtlpTracing"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
