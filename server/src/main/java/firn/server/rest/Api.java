package firn.server.rest;

import firn.core.people.Directory;
import firn.server.drives.DriveDoor;
import firn.server.feed.Wakeups;
import firn.server.login.BearerTokens;
import firn.server.login.BrowserSessions;
import firn.server.login.Cookie;
import firn.server.login.Keyring;
import firn.server.login.SecondStep;
import firn.server.login.SignIn;
import firn.server.login.TwoFactor;
import firn.server.mail.ForgottenPasswords;
import firn.server.oauth.AuthorizationServer;
import firn.server.oauth.TokenEndpoint;
import firn.server.oidc.ExternalSignIn;
import firn.server.passkeys.PasskeyDoor;
import firn.server.web.Waits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Puts the rooms of REST together. */
public final class Api {
    private final Directory directory;
    private final Login login;
    private final DriveDoor door;
    private final Uploads uploads;
    private final Wakeups wakeups;
    private final Setting setting;

    public Api(Directory directory, Login login, DriveDoor door, Uploads uploads, Wakeups wakeups, Setting setting) {
        this.directory = directory;
        this.login = login;
        this.door = door;
        this.uploads = uploads;
        this.wakeups = wakeups;
        this.setting = setting;
    }

    /** How people sign in. */
    public record Login(SignIn signIn, BrowserSessions sessions, Keyring keyring, Cookie cookie, Ways ways) {}

    /** How else, besides passwords. */
    public record Ways(
            BearerTokens bearers,
            TwoFactor twoFactor,
            SecondStep secondStep,
            PasskeyDoor passkeys,
            Programs programs,
            Outside outside) {}

    /** How programs are let in. */
    public record Programs(AuthorizationServer server, TokenEndpoint tokens) {}

    /**
     * Ways that need others.
     *
     * @param passwords where the server sends mail
     * @param address by which people reach the server
     */
    public record Outside(
            Optional<ExternalSignIn> provider, Optional<ForgottenPasswords> passwords, Supplier<String> address) {}

    /**
     * Where REST stands.
     *
     * @param largest bytes of an upload at most
     * @param webdav a drive's WebDAV address, by its id
     * @param sweep told when something was deleted for good
     * @param waits bound how slowly bodies come and answers are taken
     * @param address by which people reach the server, where it is set: pages from there alone may act
     */
    public record Setting(
            InstantSource clock,
            long largest,
            LongFunction<String> webdav,
            Runnable sweep,
            Waits waits,
            Optional<String> address) {}

    public Rest rest() {
        Json json = new Json();
        Visits visits =
                new Visits(login.sessions(), login.cookie(), login.ways().bearers());
        Views views = new Views(door);
        Shapes shapes = new Shapes(new AccountNames(directory.accounts()));
        List<Route> routes = new ArrayList<>();
        routes.add(Route.open("GET", "/openapi.json", call -> description()));
        routes.addAll(signInRoutes(visits));
        routes.addAll(new AccountRoutes(login.keyring(), login.sessions(), views).routes());
        routes.addAll(new DriveRoutes(views, directory.drives(), setting.webdav()).routes());
        routes.addAll(new NodeRoutes(views, setting.clock()).routes());
        routes.addAll(new ContentRoutes(views, setting.largest()).routes());
        routes.addAll(new UploadRoutes(views, uploads).routes());
        routes.addAll(new ZipRoutes(views).routes());
        routes.addAll(new BrowsingRoutes(views, shapes).routes());
        LargeBodies bodies = new LargeBodies();
        routes.addAll(new BulkRoutes(views, setting.clock(), bodies).routes());
        routes.addAll(new BulkContentRoutes(views, bodies).routes());
        routes.addAll(new VersionRoutes(views, shapes).routes());
        routes.addAll(new TrashRoutes(views, shapes, setting.sweep()).routes());
        routes.addAll(new ChangeRoutes(views, shapes, wakeups, new Places(visits::stillIn), json).routes());
        return new Rest(routes, visits, json, setting.waits(), setting.address());
    }

    private List<Route> signInRoutes(Visits visits) {
        Ways ways = login.ways();
        Brakes brakes = new Brakes(setting.clock());
        Entrance entrance = new Entrance(visits, ways.secondStep());
        List<Route> routes = new ArrayList<>();
        routes.addAll(new SessionRoutes(login.signIn(), ways.passkeys(), entrance, brakes).routes());
        routes.addAll(new TwoFactorRoutes(ways.twoFactor()).routes());
        routes.addAll(new PasskeyRoutes(ways.passkeys(), login.signIn()).routes());
        routes.addAll(new DeviceRoutes(ways.bearers(), login.sessions()).routes());
        routes.addAll(new ExternalRoutes(ways.outside(), entrance, brakes).routes());
        routes.addAll(new OAuthRoutes(
                        ways.programs().server(),
                        ways.programs().tokens(),
                        ways.outside().address(),
                        brakes)
                .routes());
        return routes;
    }

    private static Reply description() {
        try (InputStream in = Api.class.getResourceAsStream("/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: openapi.json is missing");
            }
            byte[] bytes = in.readAllBytes();
            return new Reply(200, List.of(), new Reply.Body.Bytes(bytes.length, out -> out.write(bytes)))
                    .with("Content-Type", "application/json")
                    .with("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
