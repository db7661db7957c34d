package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.StoreUnavailableException;
import firn.server.config.ConfigReader;
import firn.server.config.Key;
import firn.server.health.Readiness;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whether the server lives and is ready, and what is told of it where. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HealthTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private Server up(Map<Key, String> more) throws Exception {
        Map<Key, String> given = new LinkedHashMap<>(more);
        given.put(Key.DATA, folder.resolve("data").toString());
        given.put(Key.PORT, "0");
        var config = new ConfigReader(Map.of()).read(Optional.empty(), given);
        Server server = Server.open(config, Clock.systemUTC(), new SecureRandom());
        server.start();
        return server;
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aServerLivesAndIsReady() throws Exception {
        try (Server server = up(Map.of(Key.ADMIN_PORT, "0"))) {
            int administration = server.administrationPort().orElseThrow();
            for (int port : new int[] {server.port(), administration}) {
                assertThat(get(port, "/health/live").body()).isEqualTo("live\n");
                var ready = get(port, "/health/ready");
                assertThat(ready.body()).isEqualTo("ready\n");
                assertThat(ready.statusCode()).isEqualTo(200);
            }
            assertThat(get(administration, "/metrics").body()).contains("jvm_memory");
            assertThat(get(server.port(), "/metrics").body()).doesNotContain("jvm_memory");
            for (String elsewhere : new String[] {"/", "/api/v1/session", "/dav/1/", "/health", "/health/ready/x"}) {
                assertThat(get(administration, elsewhere).statusCode()).isEqualTo(404);
            }
        }
    }

    @Test
    void aTokenThatIsSetIsAskedForEverywhere() throws Exception {
        try (Server server = up(Map.of(Key.ADMIN_PORT, "0", Key.METRICS_TOKEN, "m".repeat(20)))) {
            assertThat(get(server.administrationPort().orElseThrow(), "/metrics")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void withoutAPortThereIsNoSuchListener() throws Exception {
        try (Server server = up(Map.of())) {
            assertThat(server.administrationPort()).isEmpty();
        }
    }

    @Test
    void whileItStopsItIsNotReadyAndSaysSo() throws Exception {
        Server server = up(Map.of(Key.ADMIN_PORT, "0"));
        int administration = server.administrationPort().orElseThrow();
        try (var upload = new java.net.Socket("127.0.0.1", server.port())) {
            upload.getOutputStream()
                    .write(
                            "POST /api/v1/session HTTP/1.1\r\nHost: h\r\nX-CSRF: 1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            get(server.port(), "/health/ready");
            var closed = CompletableFuture.runAsync(() -> {
                try {
                    server.close();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            String said = "ready\n";
            while (said.equals("ready\n")) {
                try {
                    said = get(administration, "/health/ready").body();
                } catch (ConnectException gone) {
                    said = "gone";
                }
            }
            assertThat(said).isEqualTo("The server is shutting down.\n");
            upload.getOutputStream().write("12345678".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            closed.get();
        }
    }

    @Test
    void withANoticeItServesOnWhileItSaysThatItIsNotReady() throws Exception {
        Server server = up(Map.of(Key.STOP_NOTICE, "600"));
        assertThat(get(server.port(), "/health/ready").body()).isEqualTo("ready\n");
        var closed = CompletableFuture.runAsync(() -> {
            try {
                server.close();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        int status = 200;
        while (status == 200) {
            status = get(server.port(), "/health/ready").statusCode();
        }
        assertThat(status).isEqualTo(503);
        assertThat(get(server.port(), "/health/live").body()).isEqualTo("live\n");
        assertThat(get(server.port(), "/api/v1/openapi.json").statusCode()).isEqualTo(200);
        assertThat(closed).isNotDone();
        server.notice().cut();
        closed.get();
    }

    @Test
    void packsThatAreAwayAreNoticed() throws Exception {
        try (Server server = up(Map.of())) {
            Path packs = folder.resolve("data/packs");
            assertThat(get(server.port(), "/health/ready").statusCode()).isEqualTo(200);
            java.nio.file.Files.move(packs, folder.resolve("away"));
            assertThat(untilNot(200, server)).isEqualTo("Contents cannot be stored.\n");
            java.nio.file.Files.move(folder.resolve("away"), packs);
            assertThat(untilNot(503, server)).isEqualTo("ready\n");
        }
    }

    private String untilNot(int status, Server server) throws Exception {
        var ready = get(server.port(), "/health/ready");
        while (ready.statusCode() == status) {
            ready = get(server.port(), "/health/ready");
        }
        return ready.body();
    }

    @Test
    void whatIsLackingIsSaidAndNotAskedForMoreThanOnceASecond() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Map<String, Readiness.Probe> probes = new LinkedHashMap<>();
        probes.put("The first is away.", () -> {
            looks.incrementAndGet();
            throw new StoreUnavailableException("away", new java.io.IOException());
        });
        probes.put("The second is fine.", () -> {});
        probes.put("The third hangs.", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Readiness readiness = new Readiness(probes, now::get, threads);
            assertThat(readiness.lacking()).containsExactly("The first is away.", "The third hangs.");
            readiness.lacking();
            assertThat(looks).hasValue(1);
            now.set(now.get().plusSeconds(2));
            readiness.lacking();
            assertThat(looks).hasValue(2);
            readiness.stop();
            assertThat(readiness.lacking()).containsExactly("The server is shutting down.");
            never.countDown();
        }
    }
}
