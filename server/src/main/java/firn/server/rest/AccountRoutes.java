package firn.server.rest;

import firn.core.people.Answer;
import firn.core.people.AppPassword;
import firn.core.people.BrowserSession;
import firn.core.people.Limits;
import firn.core.wire.Ask;
import firn.core.wire.WireAppPassword;
import firn.core.wire.WireNewAppPassword;
import firn.core.wire.WireSession;
import firn.server.login.BrowserSessions;
import firn.server.login.Credentials;
import firn.server.login.Keyring;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The account's own affairs: password, app passwords (DAV-2), sessions. */
final class AccountRoutes {
    private final Keyring keyring;
    private final BrowserSessions sessions;
    private final Views views;

    AccountRoutes(Keyring keyring, BrowserSessions sessions, Views views) {
        this.keyring = keyring;
        this.sessions = sessions;
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn(
                        "GET",
                        "/account",
                        call -> Reply.ok(SessionRoutes.shape(call.caller().account()))),
                Route.inPerson("PUT", "/account/password", this::changePassword),
                Route.inPerson("GET", "/account/app-passwords", this::appPasswords),
                Route.inPerson("POST", "/account/app-passwords", this::makeAppPassword),
                Route.inPerson("DELETE", "/account/app-passwords/{password}", this::revoke),
                Route.inPerson("GET", "/account/sessions", this::sessions),
                Route.inPerson("DELETE", "/account/sessions/{session}", this::endSession));
    }

    private Reply changePassword(Call call) throws IOException {
        Ask.ChangePassword wanted = call.body(Ask.ChangePassword.class);
        Credentials caller = call.caller();
        var usage = new Keyring.Usage(call.address(), session(caller));
        return switch (keyring.changePassword(caller.account(), wanted.current(), wanted.next(), usage)) {
            case Keyring.PasswordChange.Changed() -> Reply.empty(204);
            case Keyring.PasswordChange.Refused(String words) -> refused(words);
            case Keyring.PasswordChange.TooMany(long seconds) -> Reply.problem(SessionRoutes.tooMany(seconds));
        };
    }

    static Reply refused(String words) {
        return Reply.problem(Problem.of(422, "refused", "It was refused", words));
    }

    private static OptionalLong session(Credentials caller) {
        return caller.means() instanceof Credentials.BySession(long id) ? OptionalLong.of(id) : OptionalLong.empty();
    }

    private Reply appPasswords(Call call) {
        return Reply.ok(keyring.appPasswords(call.caller().account().id()).stream()
                .map(AccountRoutes::shape)
                .toList());
    }

    private Reply makeAppPassword(Call call) throws IOException {
        Ask.NewAppPassword wanted = call.body(Ask.NewAppPassword.class);
        Credentials caller = call.caller();
        wanted.drive().ifPresent(drive -> views.open(caller, drive));
        var limits = new Limits(wanted.drive(), wanted.readOnly().orElse(false));
        return switch (keyring.makeAppPassword(caller.account().id(), wanted.name(), limits)) {
            case Answer.Done<Keyring.Made>(Keyring.Made made) ->
                Reply.json(201, new WireNewAppPassword(shape(made.appPassword()), made.secret()));
            case Answer.Taken<Keyring.Made>(String why) -> refused(why);
            case Answer.Missing<Keyring.Made>(String why) -> refused(why);
            case Answer.Refused<Keyring.Made>(String why) -> refused(why);
        };
    }

    private Reply revoke(Call call) {
        return gone(keyring.revoke(call.caller().account().id(), call.id("password")));
    }

    static Reply gone(boolean was) {
        return was ? Reply.empty(204) : Reply.problem(Problems.notFound());
    }

    private Reply sessions(Call call) {
        OptionalLong current = session(call.caller());
        return Reply.ok(sessions.of(call.caller().account().id()).stream()
                .map(session -> shape(session, current.equals(OptionalLong.of(session.id()))))
                .toList());
    }

    private Reply endSession(Call call) {
        return gone(sessions.end(call.caller().account().id(), call.id("session")));
    }

    private static WireAppPassword shape(AppPassword password) {
        return new WireAppPassword(
                password.id(),
                password.name(),
                password.limits().drive(),
                password.limits().readOnly(),
                password.createdAt(),
                password.lastUsedAt());
    }

    private static WireSession shape(BrowserSession session, boolean current) {
        return new WireSession(session.id(), session.userAgent(), session.createdAt(), session.lastSeenAt(), current);
    }
}
