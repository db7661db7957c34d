package firn.server;

import firn.core.keys.Keys;
import firn.core.people.Directory;
import firn.server.config.Config;
import firn.server.login.BearerTokens;
import firn.server.login.BrowserSessions;
import firn.server.login.Cookie;
import firn.server.login.Keyring;
import firn.server.login.Passwords;
import firn.server.login.RateLimit;
import firn.server.login.SecondStep;
import firn.server.login.SignIn;
import firn.server.login.TwoFactor;
import firn.server.mail.ForgottenPasswords;
import firn.server.mail.SmtpPost;
import firn.server.mail.Surroundings;
import firn.server.oauth.AuthorizationServer;
import firn.server.oauth.TokenEndpoint;
import firn.server.oidc.ExternalSignIn;
import firn.server.outgoing.Outgoing;
import firn.server.passkeys.PasskeyDoor;
import firn.server.rest.Api;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;

/** All ways to sign in, wired on the ports they stand on. */
final class SignInRooms implements AutoCloseable {
    private static final int PASSWORDS_WAITING = 64;
    /** What has expired is kept for a while, so that who uses it twice is known. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Ports ports;
    private final World world;
    private final Passwords passwords;
    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final BearerTokens bearers;
    private final Api.Login login;

    /** @param later runs what nobody has to wait for */
    record World(InstantSource clock, SecureRandom random, Executor later) {}

    SignInRooms(Ports ports, Config config, Links links, World world) {
        this.ports = ports;
        this.world = world;
        InstantSource clock = world.clock();
        SecureRandom random = world.random();
        Directory directory = ports.directory();
        passwords = new Passwords(random, Runtime.getRuntime().availableProcessors(), PASSWORDS_WAITING);
        signIn = new SignIn(directory, passwords, limit(ports.keys(), clock), clock, random, world.later());
        sessions = new BrowserSessions(directory, clock, random, world.later());
        bearers = new BearerTokens(directory.accounts(), ports.keys(), clock, random, world.later());
        Keyring keyring = new Keyring(directory, passwords, signIn, sessions, bearers, random);
        TwoFactor twoFactor = new TwoFactor(ports.keys(), signIn, keyring, ports.sealer(), clock, random);
        var ways = new Api.Ways(
                bearers,
                twoFactor,
                new SecondStep(directory.accounts(), ports.keys(), twoFactor, clock, random),
                new PasskeyDoor(directory.accounts(), ports.keys(), clock, random, links::root),
                new Api.Programs(
                        new AuthorizationServer(ports.keys(), clock, random),
                        new TokenEndpoint(ports.keys(), bearers, clock, random)),
                outside(config, links, keyring));
        login = new Api.Login(signIn, sessions, keyring, new Cookie(config.secure()), ways);
    }

    /** Alone, a server counts in memory, since it asks with nearly every request. */
    private static RateLimit limit(Keys keys, InstantSource clock) {
        return keys.isShared() ? new RateLimit(clock, keys.allowances()) : new RateLimit(clock);
    }

    private Api.Outside outside(Config config, Links links, Keyring keyring) {
        var setting = config.web().signIn();
        Outgoing outgoing = new Outgoing(InetAddress::getAllByName, setting.outgoing());
        Optional<ExternalSignIn> provider = setting.provider()
                .map(it -> new ExternalSignIn(
                        it, ports.directory(), ports.keys(), outgoing, world.clock(), world.random()));
        Optional<ForgottenPasswords> forgotten = setting.mail()
                .map(it -> new ForgottenPasswords(
                        ports.directory().accounts(),
                        ports.keys(),
                        keyring,
                        new SmtpPost(it, outgoing, world.clock()),
                        new Surroundings(world.clock(), world.random(), world.later(), links::root)));
        return new Api.Outside(provider, forgotten, links::root);
    }

    Api.Login login() {
        return login;
    }

    SignIn signIn() {
        return signIn;
    }

    BearerTokens bearers() {
        return bearers;
    }

    /** Forgets what is past its time; to be done now and then. */
    void tidy() {
        sessions.tidy();
        var now = world.clock().instant();
        ports.keys().allowances().tidy(now);
        var before = now.minus(REMEMBERED);
        ports.keys().tickets().forget(before);
        ports.keys().deviceRequests().forget(before);
        ports.keys().devices().forget(before);
    }

    @Override
    public void close() {
        passwords.close();
    }
}
