package firn.server.rest;

import firn.core.people.Account;
import firn.core.wire.Ask;
import firn.core.wire.WireAccount;
import firn.server.login.Credentials;
import firn.server.login.SignIn;
import firn.server.login.Verdict;
import java.io.IOException;
import java.util.List;

/** Signing in and out of a browser. */
final class SessionRoutes {
    private final SignIn signIn;
    private final Visits visits;

    SessionRoutes(SignIn signIn, Visits visits) {
        this.signIn = signIn;
        this.visits = visits;
    }

    List<Route> routes() {
        return List.of(
                Route.open("POST", "/session", this::signIn),
                Route.signedIn("GET", "/session", this::who),
                Route.signedIn("DELETE", "/session", this::signOut));
    }

    /** Always a new session: what the browser brought along is ended, whoever put it there. */
    private Reply signIn(Call call) throws IOException {
        Ask.SignIn wanted = call.body(Ask.SignIn.class);
        return switch (signIn.password(wanted.email(), wanted.password(), call.address())) {
            case Verdict.SignedIn(Credentials credentials) -> {
                end(call);
                var opened = visits.sessions()
                        .open(credentials.account(), call.header("User-Agent").orElse(""));
                yield Reply.json(201, shape(credentials.account()))
                        .with("Set-Cookie", visits.cookie().set(opened.token()));
            }
            case Verdict.Refused(Verdict.Reason reason) ->
                Reply.problem(Problem.of(401, "wrong-password", "You could not be signed in", reason.words()));
            case Verdict.TooMany(long seconds) ->
                Reply.problem(tooMany(seconds)).with("Retry-After", "" + seconds);
        };
    }

    static Problem tooMany(long seconds) {
        return Problems.busy("There were too many failures; try again in " + seconds + " seconds.")
                .with("seconds", seconds);
    }

    private Reply who(Call call) {
        return Reply.ok(shape(call.caller().account()));
    }

    private Reply signOut(Call call) {
        end(call);
        return Reply.empty(204).with("Set-Cookie", visits.cookie().clear());
    }

    private void end(Call call) {
        call.token().flatMap(visits.sessions()::find).ifPresent(old -> {
            if (old.means() instanceof Credentials.BySession(long id)) {
                visits.sessions().end(old.account().id(), id);
            }
        });
    }

    static WireAccount shape(Account account) {
        return new WireAccount(account.id(), account.email().address(), account.name(), account.twoFactor());
    }
}
