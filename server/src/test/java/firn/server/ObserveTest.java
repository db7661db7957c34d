package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server tells of itself: metrics, and logs that hold no secret. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ObserveTest {
    private static final String PASSWORD = "Correct-horse-SECRET1";
    private static final String TOKEN = "metrics-SECRET2";
    private static final Pattern METRIC = Pattern.compile("\\b(?:firn|jvm|process|system)_[a-z0-9_]+");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> ask(Program server, String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("X-CSRF", "1")
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Program up(String... more) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "FIRN_ADMIN_EMAIL", "ada@example.org",
                "FIRN_ADMIN_PASSWORD", PASSWORD,
                "FIRN_METRICS_TOKEN", TOKEN,
                "FIRN_LOG_LEVEL", "trace",
                "FIRN_LOG_ACCESS", "yes",
                "FIRN_LOG_FORMAT", "json",
                "FIRN_PROXIES", "127.0.0.1"));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return Program.up(folder.resolve("data"), environment);
    }

    private static String basic(String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString(("ada@example.org:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Secrets wherever a request can hold one. */
    private void spill(Program server) throws Exception {
        String session = "/api/v1/session";
        var in = ask(server, "POST", session, "{\"email\":\"ada@example.org\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(201);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        assertThat(ask(server, "GET", session, "", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        ask(server, "POST", session, "{\"email\":\"ada@example.org\",\"password\":\"wrong-SECRET3\"}");
        ask(server, "POST", session, "{\"password\":\"torn-SECRET4");
        ask(server, "GET", "/api/v1/drives", "", "Authorization", "Bearer token-SECRET5");
        ask(server, "GET", "/api/v1/drives?token=query-SECRET6", "", "Cookie", "firn=cookie-SECRET7");
        ask(server, "GET", "/s/link-SECRET8", "");
        ask(server, "PROPFIND", "/dav/1/?x=query-SECRET9", "", "Authorization", basic(PASSWORD), "Depth", "0");
        ask(server, "PROPFIND", "/dav/1/", "", "Authorization", basic("basic-SECRET0"), "Depth", "0");
        ask(server, "POST", "/api/v1/oauth/token", "grant_type=refresh_token&refresh_token=refresh-SECRETa");
        ask(server, "PUT", "/dav/1/x", "content-SECRETb", "Authorization", basic(PASSWORD), "If", "(<token-SECRETc>)");
    }

    @Test
    void logsAreObjectsWithTheRequestAndWithoutSecrets() throws Exception {
        HttpResponse<String> asked;
        HttpResponse<String> badId;
        Program.Ended ended;
        try (Program server = up()) {
            spill(server);
            asked = ask(
                    server,
                    "GET",
                    "/api/v1/nowhere",
                    "",
                    "X-Request-Id",
                    "proxy-1.x",
                    "X-Forwarded-For",
                    "6.6.6.6, 192.0.2.7");
            badId = ask(server, "GET", "/api/v1/nowhere", "", "X-Request-Id", "no spaces");
            server.terminate();
            ended = server.end();
        }
        assertThat(asked.headers().firstValue("X-Request-Id")).contains("proxy-1.x");
        assertThat(new ObjectMapper().readTree(asked.body()).path("request").asText())
                .isEqualTo("proxy-1.x");
        assertThat(badId.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]+-[0-9a-f]+");
        assertThat(ended.errors()).doesNotContain("SECRET");
        for (String header : Set.of(basic(PASSWORD), basic("basic-SECRET0"))) {
            assertThat(ended.errors()).doesNotContain(header.substring("Basic ".length()));
        }
        List<JsonNode> lines =
                Arrays.stream(ended.errors().split("\n")).map(ObserveTest::json).toList();
        assertThat(lines).allMatch(line -> line.has("time") && line.has("level") && line.has("message"));
        assertThat(lines)
                .anyMatch(line -> line.path("logger").asText().equals("firn.access")
                        && line.path("request").asText().equals("proxy-1.x")
                        && line.path("message").asText().startsWith("192.0.2.7 GET "))
                .anyMatch(line -> line.path("message").asText().contains("PROPFIND /dav/{drive} 207")
                        && line.path("account").asLong() == 1)
                .anyMatch(line -> line.path("message").asText().contains("GET /s/… "));
        assertThat(ended.errors()).doesNotContain("ada@example.org");
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("No JSON: " + line, e);
        }
    }

    @Test
    void metricsAreForWhoBringsTheTokenAndHoldNothingOfPeople() throws Exception {
        try (Program server = up("FIRN_PROXIES", "192.0.2.1")) {
            spill(server);
            ask(server, "FROBNICATE", "/dav/1/", "", "Authorization", basic(PASSWORD));
            assertThat(ask(server, "GET", "/metrics", "").statusCode()).isEqualTo(401);
            assertThat(ask(server, "GET", "/metrics", "", "Authorization", "Bearer " + TOKEN + "x")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(ask(server, "GET", "/", "", "X-Request-Id", "mine")
                            .headers()
                            .firstValue("X-Request-Id"))
                    .as("an id of somebody who is no proxy of ours")
                    .isNotEqualTo(java.util.Optional.of("mine"));
            var told = ask(server, "GET", "/metrics", "", "Authorization", "Bearer " + TOKEN);
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(told.body())
                    .contains("route=\"/api/v1/session\"", "method=\"other\"", "route=\"/dav/{drive}\"")
                    .doesNotContain("SECRET", "FROBNICATE", "ada@", "/dav/1", "nowhere");
            for (String file : List.of("grafana/firn.json", "prometheus/alerts.yml", "observe.md")) {
                assertThat(metrics(told.body())).as(file).containsAll(named(file));
            }
        }
    }

    private static Set<String> metrics(String told) {
        return told.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> named(String file) throws Exception {
        String text = Files.readString(Path.of("..", "docs", file));
        if (file.endsWith(".json")) {
            assertThat(json(text).path("panels")).hasSizeGreaterThan(10);
        }
        Set<String> names = METRIC.matcher(text).results().map(it -> it.group()).collect(Collectors.toSet());
        if (file.endsWith(".md")) {
            // a histogram is told by its name there, and wildcards stand for Micrometer's
            names = names.stream()
                    .filter(name -> !name.endsWith("_"))
                    .map(name -> Set.of(
                                            "firn_requests_seconds",
                                            "firn_catalog_seconds",
                                            "firn_commit_works",
                                            "firn_pack_force_uploads",
                                            "firn_pack_forces_seconds",
                                            "firn_s3_seconds",
                                            "firn_jobs_seconds")
                                    .contains(name)
                            ? name + "_count"
                            : name)
                    .collect(Collectors.toSet());
        }
        return names;
    }

    @Test
    void withoutATokenThereAreNoMetrics() throws Exception {
        try (Program server = Program.up(folder.resolve("data"), Map.of())) {
            assertThat(ask(server, "GET", "/metrics", "", "Authorization", "Bearer ")
                            .body())
                    .doesNotContain("firn_requests");
        }
    }

    @Test
    void logsGoToFilesOfBoundedSize() throws Exception {
        Path log = folder.resolve("firn%u.log");
        try (Program server =
                up("FIRN_LOG_FILE", log.toString(), "FIRN_LOG_FILE_SIZE", "64 KiB", "FIRN_LOG_FILES", "2")) {
            for (int i = 0; i < 600; i++) {
                ask(server, "GET", "/api/v1/nowhere", "");
            }
            server.terminate();
            assertThat(server.end().errors()).isEmpty();
        }
        for (String number : List.of(".0", ".1")) {
            Path file = log.resolveSibling(log.getFileName() + number);
            assertThat(Files.size(file)).isBetween(1L, (64L << 10) + 2000);
            assertThat(Files.readAllLines(file)).allMatch(line -> json(line).isObject());
        }
    }
}
