package firn.server.dav;

import firn.core.access.Actor;
import firn.core.access.DriveView;
import firn.core.testing.DriveFixture;
import firn.server.web.Waits;
import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A real server on loopback before a drive in memory; ada, ben and eve sign in with the password "pw". */
final class DavFixture implements AutoCloseable {
    static final String BASE = "/dav/" + DriveFixture.DRIVE + "/";
    static final String DATA = "Northern Works";

    static final long LARGEST = 64L << 20;

    final DriveFixture drive;
    boolean webDavAllowed = true;
    boolean tooMany;
    long free = 1_000_000_000_000L;

    private final Waits waits = new Waits(InstantSource.system(), Duration.ofMinutes(1));
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private long ids = 1;

    DavFixture() throws IOException {
        this(0);
    }

    DavFixture(int port) throws IOException {
        this(port, new DriveFixture());
    }

    DavFixture(int port, DriveFixture drive) throws IOException {
        this.drive = drive;
        DavRoutes service = new DavRoutes(
                this::enter,
                new Addresses(Optional.of("firn.test")),
                () -> new UUID(7, ids++),
                () -> drive.now,
                new DavRoutes.Bounds(() -> free, LARGEST, waits));
        server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .addProtocol(DavRoutes.http1())
                .shutdownHook(false)
                .routing(routing -> routing.register(service).get("/", (_, response) -> response.send("the web app")))
                .build()
                .start();
    }

    private Doorway.Entry enter(Optional<String> authorization, String address, long id, String device) {
        if (tooMany) {
            return new Doorway.Entry.TooMany(30);
        }
        Optional<DriveView> view = authorization.flatMap(this::view);
        if (view.isEmpty()) {
            return new Doorway.Entry.Unauthorised();
        }
        return id == DriveFixture.DRIVE
                ? new Doorway.Entry.Opened(DATA, webDavAllowed, view.get())
                : new Doorway.Entry.NoSuchDrive();
    }

    private Optional<DriveView> view(String authorization) {
        for (String name : new String[] {"ada", "ben", "eve"}) {
            if (authorization.equals(basic(name))) {
                return Optional.of(
                        switch (name) {
                            case "ada" -> drive.ada;
                            case "ben" -> drive.ben;
                            default -> drive.eve;
                        });
            }
        }
        return authorization.equals(basic("reader"))
                ? Optional.of(drive.view(1, Actor.Role.ADMINISTRATOR, true))
                : Optional.empty();
    }

    static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":pw").getBytes(StandardCharsets.UTF_8));
    }

    int port() {
        return server.port();
    }

    /** A request as ada; headers as name, value, name, value. */
    HttpResponse<String> as(String user, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!user.isEmpty()) {
            request.header("Authorization", basic(user));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return as("ada", method, BASE + path, body, headers);
    }

    @Override
    public void close() throws IOException {
        server.stop();
        client.close();
        waits.close();
        drive.close();
    }
}
