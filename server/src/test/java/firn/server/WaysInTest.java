package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firn.core.access.Actor;
import firn.core.people.Email;
import firn.core.people.NewAccount;
import firn.core.people.NewDrive;
import firn.server.admin.Founder;
import firn.server.config.ConfigReader;
import firn.server.config.Key;
import firn.server.login.Passwords;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All ways in over the wire, and attacks that need one. */
class WaysInTest {
    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "correct horse battery";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    private Server server;
    private String root;
    private long drive;

    @BeforeEach
    void start() throws IOException {
        SecureRandom random = new SecureRandom();
        var config = new ConfigReader(Map.of())
                .read(Optional.empty(), Map.of(Key.DATA, folder.resolve("data").toString(), Key.PORT, "0"));
        server = Server.open(config, Clock.systemUTC(), random);
        try (Passwords passwords = new Passwords(random, 1, 1)) {
            var founding = server.ports()
                    .directory()
                    .found(
                            new NewAccount(new Email(EMAIL), "Ada", passwords.hash(PASSWORD)),
                            "Club",
                            "Club",
                            "community")
                    .value();
            drive = founding.drive().id();
        }
        new Founder(server.ports().directory(), server.ports().catalog(), Clock.systemUTC())
                .furnish(server.ports().directory().drives().byId(drive).orElseThrow());
        server.start();
        root = server.links().local();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(root + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> api(String method, String path, String body, String cookie) {
        return send(
                method, "/api/v1" + path, body, "Cookie", cookie, "X-CSRF", "1", "Content-Type", "application/json");
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(java.util.stream.Collectors.joining("&"));
        return send("POST", "/api/v1/oauth" + path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void is(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer::body).isEqualTo(status);
    }

    private String signIn() {
        var answer = api("POST", "/session", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}", "x=y");
        is(201, answer);
        return cookie(answer);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String query(String scope) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return "response_type=code&client_id=firn-cli&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash)
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A5000%2Fcallback&state=s&scope=" + scope;
    }

    /** The access token of a program that was let in. */
    private JsonNode letIn(String cookie, String scope) throws Exception {
        String body = "{\"query\":\"" + query(scope) + "\",\"approve\":true}";
        var onward = api("POST", "/oauth/authorization", body, cookie);
        is(200, onward);
        String address = read(onward).path("address").asText();
        String code = address.replaceAll(".*[?&]code=([^&]*).*", "$1");
        var tokens = form(
                "/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", "firn-cli",
                        "redirect_uri", "http://127.0.0.1:5000/callback",
                        "code_verifier", VERIFIER,
                        "code", code));
        is(200, tokens);
        assertThat(tokens.headers().firstValue("Cache-Control")).contains("no-store");
        return read(tokens);
    }

    private HttpResponse<String> bearer(String method, String path, String body, JsonNode tokens) {
        return send(
                method,
                path,
                body,
                "Authorization",
                "Bearer " + tokens.path("access_token").asText(),
                "Content-Type",
                body.isEmpty() ? "text/plain" : "application/json",
                "Depth",
                "0");
    }

    @Test
    void aTokenOpensRestAndWebDavWithinItsScope() throws Exception {
        String cookie = signIn();
        JsonNode tokens = letIn(cookie, "read");
        is(200, bearer("GET", "/api/v1/drives", "", tokens));
        is(200, bearer("GET", "/api/v1/drives/" + drive, "", tokens));
        is(207, bearer("PROPFIND", "/dav/" + drive + "/", "", tokens));
        is(403, bearer("POST", "/api/v1/drives/" + drive + "/nodes", "{\"parent\":1,\"name\":\"x\"}", tokens));
        is(403, bearer("PUT", "/dav/" + drive + "/x.txt", "hello", tokens));
        is(403, bearer("MKCOL", "/dav/" + drive + "/x/", "", tokens));
        JsonNode write = letIn(cookie, "write");
        is(201, bearer("MKCOL", "/dav/" + drive + "/x/", "", write));
        var devices = read(api("GET", "/account/devices", "", cookie));
        assertThat(devices).hasSize(2);
        is(204, api("DELETE", "/account/devices/" + devices.path(0).path("id").asLong(), "", cookie));
        is(401, bearer("MKCOL", "/dav/" + drive + "/y/", "", write));
        var out = bearer("GET", "/api/v1/drives", "", write);
        is(401, out);
        assertThat(out.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(read(out).path("type").asText()).isEqualTo("urn:firn:problem:invalid-token");
    }

    @Test
    void aTokenForOneDriveOpensNoOther() throws Exception {
        var directory = server.ports().directory();
        var known = directory.drives().byId(drive).orElseThrow();
        long other = directory
                .drives()
                .create(new NewDrive("Other", known.organisation(), known.offer()))
                .value()
                .id();
        long ada = directory.accounts().byEmail(new Email(EMAIL)).orElseThrow().id();
        directory.drives().put(other, ada, Actor.Role.ADMINISTRATOR).value();
        new Founder(directory, server.ports().catalog(), Clock.systemUTC())
                .furnish(directory.drives().byId(other).orElseThrow());
        JsonNode tokens = letIn(signIn(), "write%20drive%3A" + other);
        assertThat(tokens.path("scope").asText()).isEqualTo("read write drive:" + other);
        is(200, bearer("GET", "/api/v1/drives/" + other, "", tokens));
        is(404, bearer("GET", "/api/v1/drives/" + drive, "", tokens));
        var elsewhere = bearer("PROPFIND", "/dav/" + drive + "/", "", tokens);
        is(403, elsewhere);
        assertThat(elsewhere.body()).contains("This sign-in is for another drive.");
        assertThat(read(bearer("GET", "/api/v1/drives", "", tokens)).toString()).doesNotContain("Club");
    }

    @Test
    void programsDoNotTouchWhatTheAccountSignsInWith() throws Exception {
        String cookie = signIn();
        JsonNode tokens = letIn(cookie, "write");
        for (String path : List.of(
                "GET /account/app-passwords",
                "POST /account/app-passwords",
                "PUT /account/password",
                "GET /account/sessions",
                "DELETE /account/sessions/1",
                "POST /account/two-factor",
                "POST /account/two-factor/end",
                "POST /account/passkeys/question",
                "GET /account/devices",
                "POST /account/sign-out-everywhere-else",
                "POST /account/identities",
                "POST /oauth/authorization",
                "POST /oauth/device",
                "DELETE /session")) {
            String[] words = path.split(" ");
            var answer = send(
                    words[0],
                    "/api/v1" + words[1],
                    words[0].equals("GET") ? "" : "{}",
                    "Authorization",
                    "Bearer " + tokens.path("access_token").asText(),
                    "Cookie",
                    cookie,
                    "Content-Type",
                    "application/json");
            is(403, answer);
            assertThat(read(answer).path("type").asText()).as(path).isEqualTo("urn:firn:problem:in-person");
        }
    }

    @Test
    void otherSitesCannotLetProgramsInOrSignAnybodyIn() throws Exception {
        String cookie = signIn();
        for (String path :
                List.of("/oauth/authorization", "/oauth/device", "/account/two-factor", "/session/passkey")) {
            is(403, send("POST", "/api/v1" + path, "{}", "Cookie", cookie, "Content-Type", "application/json"));
            is(
                    403,
                    send(
                            "POST",
                            "/api/v1" + path,
                            "{}",
                            "Cookie",
                            cookie,
                            "Content-Type",
                            "application/json",
                            "X-CSRF",
                            "1",
                            "Origin",
                            "https://evil.example"));
        }
        is(401, send("GET", "/api/v1/oauth/authorization?" + query("read"), ""));
    }

    @Test
    void nobodyIsSentToAPageOfAStrangersChoice() throws Exception {
        String elsewhere = query("read").replace("127.0.0.1%3A5000", "evil.example");
        var answer =
                api("POST", "/oauth/authorization", "{\"query\":\"" + elsewhere + "\",\"approve\":false}", signIn());
        is(400, answer);
        assertThat(answer.body()).doesNotContain("evil.example");
        var callback = send("GET", "/api/v1/session/external/callback?code=x&state=y&next=https://evil.example", "");
        assertThat(callback.statusCode()).isIn(303, 404);
        assertThat(callback.headers().firstValue("Location").orElse("/"))
                .startsWith("/")
                .doesNotContain("evil");
    }

    @Test
    void aSessionBroughtAlongIsNotKept() {
        String planted = "firn=" + "A".repeat(43);
        var answer =
                api("POST", "/session", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}", planted);
        is(201, answer);
        assertThat(cookie(answer)).isNotEqualTo(planted);
        is(401, api("GET", "/session", "", planted));
        String first = cookie(answer);
        var again = api("POST", "/session", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}", first);
        is(401, api("GET", "/session", "", first));
        is(200, api("GET", "/session", "", cookie(again)));
    }

    @Test
    void aDeviceGrantGoesOverTheWire() {
        var begun = read(form("/device-authorization", Map.of("client_id", "firn-cli", "device_name", "attic")));
        Map<String, String> poll = Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "client_id", "firn-cli",
                "device_code", begun.path("device_code").asText());
        assertThat(read(form("/token", poll)).path("error").asText()).isEqualTo("authorization_pending");
        String cookie = signIn();
        String code = begun.path("user_code").asText();
        var asked = api("GET", "/oauth/device?user_code=" + code, "", cookie);
        is(200, asked);
        assertThat(read(asked).path("device").asText()).isEqualTo("attic");
        is(204, api("POST", "/oauth/device", "{\"userCode\":\"" + code + "\",\"approve\":true}", cookie));
        var tokens = form("/token", poll);
        is(200, tokens);
        is(200, bearer("GET", "/api/v1/account", "", read(tokens)));
        is(400, form("/token", poll));
        is(
                200,
                form(
                        "/revoke",
                        Map.of(
                                "client_id",
                                "firn-cli",
                                "token",
                                read(tokens).path("refresh_token").asText())));
        is(401, bearer("GET", "/api/v1/account", "", read(tokens)));
    }

    @Test
    void guessingUserCodesIsSlowedDown() {
        String cookie = signIn();
        int judged = 0;
        for (int i = 0; i < 30; i++) {
            judged += api("GET", "/oauth/device?user_code=BCDF-GHJ" + "KLMNP".charAt(i % 5), "", cookie)
                                    .statusCode()
                            == 404
                    ? 1
                    : 0;
        }
        assertThat(judged).isBetween(10, 12);
    }

    @Test
    void theServerTellsProgramsHowToSignIn() {
        var metadata = read(send("GET", "/.well-known/oauth-authorization-server", ""));
        assertThat(metadata.path("issuer").asText()).isEqualTo(root);
        assertThat(metadata.path("code_challenge_methods_supported")).hasSize(1);
        assertThat(metadata.path("token_endpoint").asText()).isEqualTo(root + "/api/v1/oauth/token");
    }

    @Test
    void formsAreReadStrictly() {
        var twice = send(
                "POST",
                "/api/v1/oauth/token",
                "client_id=firn-cli&client_id=firn-desktop",
                "Content-Type",
                "application/x-www-form-urlencoded");
        is(400, twice);
        assertThat(read(twice).path("error").asText()).isEqualTo("invalid_request");
        is(415, send("POST", "/api/v1/oauth/token", "{}", "Content-Type", "application/json"));
        is(401, form("/token", Map.of("client_id", "stranger")));
    }

    @Test
    void withoutMailNobodyAsksForOne() {
        var answer = api("POST", "/password-reset", "{\"email\":\"" + EMAIL + "\"}", "x=y");
        is(404, answer);
        assertThat(read(answer).path("type").asText()).isEqualTo("urn:firn:problem:no-mail");
        assertThat(read(api("GET", "/sign-in", "", "x=y")).path("passwordReset").asBoolean())
                .isFalse();
    }
}
