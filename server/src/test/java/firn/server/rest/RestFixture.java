package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firn.core.access.Actor;
import firn.core.content.Chunker;
import firn.core.drive.Catalog;
import firn.core.drive.Drive;
import firn.core.drive.InMemoryCatalog;
import firn.core.drive.InMemoryChunkStore;
import firn.core.drive.InMemorySpool;
import firn.core.keys.InMemoryKeys;
import firn.core.keys.NewDevice;
import firn.core.keys.Program;
import firn.core.keys.TokenPair;
import firn.core.people.Account;
import firn.core.people.Directory;
import firn.core.people.Email;
import firn.core.people.Founding;
import firn.core.people.InMemoryDirectory;
import firn.core.people.Limits;
import firn.core.people.NewAccount;
import firn.core.people.NewDrive;
import firn.core.people.Offers;
import firn.core.testing.MeddledCatalog;
import firn.server.admin.Founder;
import firn.server.drives.AnnouncingCatalog;
import firn.server.drives.DriveDoor;
import firn.server.drives.OpenDrives;
import firn.server.feed.Wakeups;
import firn.server.login.BearerTokens;
import firn.server.login.BrowserSessions;
import firn.server.login.Cookie;
import firn.server.login.Keyring;
import firn.server.login.Passwords;
import firn.server.login.RateLimit;
import firn.server.login.Sealer;
import firn.server.login.SecondStep;
import firn.server.login.Secret;
import firn.server.login.SignIn;
import firn.server.login.TwoFactor;
import firn.server.oauth.AuthorizationServer;
import firn.server.oauth.TokenEndpoint;
import firn.server.passkeys.PasskeyDoor;
import firn.server.web.Waits;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real server on loopback before stores in memory: ada administers the drive, ben uses it, eve is from outside, mallory
 * has an account and no drive. Every answer is held against the OpenAPI document.
 */
final class RestFixture implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    private static final long SMALL = 10;
    private static final Offers OFFERS = offers();
    static final ObjectMapper JSON = new ObjectMapper();

    Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final SecureRandom random = new SecureRandom();
    private static final String ADDRESS = "https://drive.example.org";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final Directory directory = new InMemoryDirectory(clock);
    final MeddledCatalog meddled = new MeddledCatalog(new InMemoryCatalog());
    final InMemoryChunkStore chunks = new InMemoryChunkStore();
    final InMemorySpool spool = new InMemorySpool();
    final Wakeups wakeups = new Wakeups();
    final Rest rest;
    final Uploads uploads;
    final Document document = Document.shipped();
    final long drive;
    private final Passwords passwords = new Passwords(random, 2, 64);
    private final InMemoryKeys keys = new InMemoryKeys(directory, clock);
    private final BearerTokens bearers = new BearerTokens(directory.accounts(), keys, clock, random, Runnable::run);
    private final BrowserSessions sessions = new BrowserSessions(directory, clock, random, Runnable::run);
    private final Map<String, String> tokens = new HashMap<>();
    private final WebServer server;
    private final Waits waits = new Waits(InstantSource.system(), Duration.ofMinutes(1));
    private final HttpClient client = HttpClient.newHttpClient();
    private final DriveDoor door;

    private static Offers offers() {
        try {
            return Offers.read(new StringReader("community.users = 1+\nsmall.storage = " + SMALL + " B\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RestFixture() throws IOException {
        this(OFFERS);
    }

    RestFixture(Offers offers) throws IOException {
        Catalog catalog = new AnnouncingCatalog(meddled, wakeups);
        Founder founder = new Founder(directory, catalog, clock);
        Founding founding = founder.found(person("Ada"), "Alpine Club", "Club", Offers.COMMUNITY);
        drive = founding.drive().id();
        enter("ada", founding.account());
        join(founder, "Ben", Actor.Role.USER);
        join(founder, "Eve", Actor.Role.EXTERNAL);
        enter("mallory", directory.accounts().create(person("Mallory")).value());
        var contents = new Drive.Contents(chunks, new Chunker.Sizes(64, 256, 1024), threads);
        door = new DriveDoor(directory, new OpenDrives(directory, offers, catalog, contents, clock));
        uploads = new Uploads(spool, clock, random, 1 << 20);
        SignIn signIn = new SignIn(directory, passwords, new RateLimit(clock), clock, random, Runnable::run);
        Keyring keyring = new Keyring(directory, passwords, signIn, sessions, bearers, random);
        rest = new Api(
                        directory,
                        new Api.Login(signIn, sessions, keyring, new Cookie(false), ways(signIn, keyring)),
                        door,
                        uploads,
                        wakeups,
                        new Api.Setting(
                                clock,
                                1 << 20,
                                id -> "http://dav.test/dav/" + id + "/",
                                () -> {},
                                waits,
                                Optional.empty()))
                .rest();
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .maxPayloadSize(-1)
                .connectionOptions(
                        SocketOptions.builder().tcpNoDelay(true).build()) // as Network has it: else 40 ms an answer
                .routing(routing -> routing.any(rest))
                .build()
                .start();
    }

    private Api.Ways ways(SignIn signIn, Keyring keyring) {
        TwoFactor twoFactor = new TwoFactor(keys, signIn, keyring, new Sealer(new byte[32], random), clock, random);
        return new Api.Ways(
                bearers,
                twoFactor,
                new SecondStep(directory.accounts(), keys, twoFactor, clock, random),
                new PasskeyDoor(directory.accounts(), keys, clock, random, () -> ADDRESS),
                new Api.Programs(
                        new AuthorizationServer(keys, clock, random), new TokenEndpoint(keys, bearers, clock, random)),
                new Api.Outside(Optional.empty(), Optional.empty(), () -> ADDRESS));
    }

    private NewAccount person(String name) {
        return new NewAccount(
                new Email(name.toLowerCase(java.util.Locale.ROOT) + "@example.org"), name, passwords.hash(PASSWORD));
    }

    private void join(Founder founder, String name, Actor.Role role) throws IOException {
        Account account = directory.accounts().create(person(name)).value();
        directory.drives().put(drive, account.id(), role).value();
        if (role == Actor.Role.USER) {
            founder.settle(drive, account);
        }
        enter(name.toLowerCase(java.util.Locale.ROOT), account);
    }

    private void enter(String name, Account account) {
        tokens.put(name, sessions.open(account, "test").token());
    }

    /** Another drive, where ada is an administrator as well; the offer “small” has ten bytes. */
    long otherDrive(String offer) throws IOException {
        Account ada = directory.accounts().byEmail(new Email("ada@example.org")).orElseThrow();
        long organisation = directory.drives().byId(drive).orElseThrow().organisation();
        var other = directory
                .drives()
                .create(new NewDrive("Other", organisation, offer))
                .value();
        directory.drives().put(other.id(), ada.id(), Actor.Role.ADMINISTRATOR).value();
        meddled.create(other.id());
        return other.id();
    }

    /** A program that was let in for an account; its access token. */
    String device(String who, Limits limits) {
        Secret access = Secret.random(BearerTokens.ACCESS_PREFIX, random);
        Secret refresh = Secret.random("firn_r_", random);
        long account = directory
                .accounts()
                .byEmail(new Email(who + "@example.org"))
                .orElseThrow()
                .id();
        var pair = new TokenPair(
                new TokenPair.Half(access.hash(), now.plus(Duration.ofMinutes(15))),
                new TokenPair.Half(refresh.hash(), now.plus(Duration.ofDays(1))));
        keys.devices()
                .open(new NewDevice(account, new Program("firn-cli", "test"), limits, refresh.hash()), pair)
                .value();
        return access.text();
    }

    /** Signs the account's programs out. */
    void endPrograms(String who) {
        bearers.endAll(directory
                .accounts()
                .byEmail(new Email(who + "@example.org"))
                .orElseThrow()
                .id());
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    int port() {
        return server.port();
    }

    Optional<String> cookie(String who) {
        return Optional.ofNullable(tokens.get(who)).map(token -> "firn=" + token);
    }

    /** An answer, its body read as JSON where it is. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String code() throws IOException {
            return json().path("type").asText().replace("urn:firn:problem:", "");
        }

        Answer is(int status) {
            assertThat(status()).as(text()).isEqualTo(status);
            return this;
        }

        void refused(int status, String code) throws IOException {
            is(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(code()).isEqualTo(code);
            assertThat(json().path("detail").asText()).endsWith(".");
        }
    }

    /** A request with a session's cookie and what a browser's own page sends; headers as name, value, name, value. */
    Answer ask(String who, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(who, method, path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same with bytes; those of a JSON object are told to be one. */
    Answer send(String who, String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path(path)))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .timeout(Duration.ofSeconds(30))
                .setHeader("X-CSRF", "1");
        cookie(who).ifPresent(cookie -> request.setHeader("Cookie", cookie));
        if (body.length > 0 && body[0] == '{') {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        Answer answer = new Answer(response);
        document.check(method, path(path).split("\\?", 2)[0], answer);
        return answer;
    }

    private String path(String path) {
        return path.startsWith("/api")
                ? path
                : Rest.ROOT + (path.startsWith("/~") ? "/drives/" + drive + path.substring(2) : path);
    }

    Answer get(String who, String path, String... headers) throws IOException, InterruptedException {
        return ask(who, "GET", path, "", headers);
    }

    /** The id of the node at a path of the drive, as ada sees it. */
    long at(String path) throws IOException, InterruptedException {
        return seen("ada", path);
    }

    long seen(String who, String path) throws IOException, InterruptedException {
        return get(who, "/~/resolve?path=" + path.replace(" ", "%20"))
                .is(200)
                .json()
                .at("/node/id")
                .asLong();
    }

    long common() throws IOException, InterruptedException {
        return at("/Common documents");
    }

    /** A file in the common folder. */
    long file(String name, String text) throws IOException, InterruptedException {
        return ask("ada", "PUT", "/~/nodes/" + common() + "/children/" + name + "/content", text)
                .json()
                .path("id")
                .asLong();
    }

    @Override
    public void close() {
        waits.close();
        wakeups.close();
        client.close(); // first: the server waits for connections that are open
        server.stop();
        passwords.close();
        threads.close();
    }
}
