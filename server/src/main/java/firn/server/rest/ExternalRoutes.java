package firn.server.rest;

import firn.core.keys.Identity;
import firn.core.people.Account;
import firn.core.wire.SignInAsk;
import firn.core.wire.WireSignIn;
import firn.server.login.Cookie;
import firn.server.login.Credentials;
import firn.server.login.Keyring;
import firn.server.mail.ForgottenPasswords;
import firn.server.oidc.Arrival;
import firn.server.oidc.ExternalSignIn;
import firn.server.web.Form;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways in that need others: an account at another provider, and mail for a forgotten password. */
final class ExternalRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalRoutes.class);
    private static final String CALLBACK = "/session/external/callback";

    private final Api.Outside outside;
    private final Entrance entrance;
    private final Brakes brakes;
    private final Cookie cookie;

    ExternalRoutes(Api.Outside outside, Entrance entrance, Brakes brakes) {
        this.outside = outside;
        this.entrance = entrance;
        this.brakes = brakes;
        this.cookie = entrance.visits().cookie().beside("external", ExternalSignIn.VISIT);
    }

    List<Route> routes() {
        return List.of(
                Route.open("GET", "/sign-in", this::ways),
                Route.open("POST", "/session/external", call -> depart(call, Optional.empty())),
                Route.open("GET", CALLBACK, this::arrive),
                Route.inPerson("GET", "/account/identities", this::identities),
                Route.inPerson(
                        "POST",
                        "/account/identities",
                        call -> depart(call, Optional.of(call.person().account().id()))),
                Route.inPerson("DELETE", "/account/identities", this::unlink),
                Route.open("POST", "/password-reset", this::forgotten),
                Route.open("PUT", "/password-reset", this::newPassword));
    }

    private Reply ways(Call call) {
        return Reply.ok(new WireSignIn.Ways(
                outside.passwords().isPresent(), outside.provider().map(ExternalSignIn::name)));
    }

    private Reply depart(Call call, Optional<Long> link) {
        brakes.question(call);
        try {
            var departure = provider().depart(link, callback());
            return Reply.ok(new WireSignIn.Onward(departure.address()))
                    .with("Set-Cookie", cookie.set(departure.cookie()));
        } catch (IOException e) {
            LOG.error("The other provider cannot be asked", e);
            return Reply.problem(Problem.of(
                    502,
                    "provider-away",
                    "The other provider does not answer",
                    "Sign in with your password, or try again later. The server's log says more."));
        }
    }

    /** The browser comes back. Where it goes then is fixed: nothing that came along has a say in it. */
    private Reply arrive(Call call) {
        Optional<String> kept = call.header("Cookie").flatMap(cookie::token);
        Optional<Long> signedIn = call.token()
                .flatMap(entrance.visits().sessions()::find)
                .map(caller -> caller.account().id());
        Arrival arrival = provider().arrive(new Form(call.queries()), kept.orElse(""), signedIn, callback());
        Reply reply = switch (arrival) {
            case Arrival.Known(Account account)
            when account.twoFactor() ->
                onward("#second-step=" + entrance.secondStep().ask(account));
            case Arrival.Known(Account account) -> onward("").with("Set-Cookie", entrance.newSession(call, account));
            case Arrival.Linked() -> onward("#linked");
            case Arrival.Refused(String code, String words) -> onward("#problem=" + code);
        };
        return reply.with("Set-Cookie", cookie.clear());
    }

    private static Reply onward(String fragment) {
        return Reply.empty(303).with("Location", "/" + fragment).with("Referrer-Policy", "no-referrer");
    }

    private URI callback() {
        return URI.create(outside.address().get() + Rest.ROOT + CALLBACK);
    }

    private ExternalSignIn provider() {
        return outside.provider().orElseThrow(() -> new Refusal(Problems.notFound()));
    }

    private Reply identities(Call call) {
        long account = call.person().account().id();
        return Reply.ok(provider().identities(account).stream()
                .map(ExternalRoutes::shape)
                .toList());
    }

    private Reply unlink(Call call) {
        Credentials caller = call.person();
        return AccountRoutes.gone(provider()
                .unlink(
                        caller.account().id(),
                        call.query("issuer").orElse(""),
                        call.query("subject").orElse("")));
    }

    private static WireSignIn.Identity shape(Identity identity) {
        return new WireSignIn.Identity(identity.issuer(), identity.subject(), identity.email(), identity.linkedAt());
    }

    /** The answer is the same whether or not anybody has the address. */
    private Reply forgotten(Call call) throws IOException {
        brakes.letter(call);
        SignInAsk.ForgottenPassword wanted = call.body(SignInAsk.ForgottenPassword.class);
        passwords().ask(wanted.email());
        return Reply.empty(202);
    }

    private Reply newPassword(Call call) throws IOException {
        brakes.letter(call);
        SignInAsk.NewPassword wanted = call.body(SignInAsk.NewPassword.class);
        return switch (passwords().set(wanted.token(), wanted.password())) {
            case Keyring.PasswordChange.Changed() -> Reply.empty(204);
            case Keyring.PasswordChange.Refused(String words) -> AccountRoutes.refused(words);
            case Keyring.PasswordChange.TooMany(long seconds) -> Entrance.tooMany(seconds);
        };
    }

    private ForgottenPasswords passwords() {
        return outside.passwords()
                .orElseThrow(() -> new Refusal(Problem.of(
                        404,
                        "no-mail",
                        "This server sends no mail",
                        "Ask your administrator for a new password (firn admin account set-password).")));
    }
}
