package firn.server.rest;

import firn.core.people.Account;
import firn.server.login.Credentials;
import firn.server.login.SecondStep;
import firn.server.login.Verdict;

/**
 * Where browsers are let in, whatever they signed in with. Always by a new session: what the browser brought along is
 * ended, whoever put it there.
 */
record Entrance(Visits visits, SecondStep secondStep) {
    /** @param code of the problem when it was refused */
    Reply answer(Call call, Verdict verdict, String code) {
        return switch (verdict) {
            case Verdict.SignedIn(Credentials credentials) ->
                Reply.json(201, SessionRoutes.shape(credentials.account()))
                        .with("Set-Cookie", newSession(call, credentials.account()));
            case Verdict.SecondStep(Account account) -> Reply.problem(oneMoreStep(account));
            case Verdict.Refused(Verdict.Reason reason) ->
                Reply.problem(Problem.of(401, code, "You could not be signed in", reason.words()));
            case Verdict.TooMany(long seconds) -> tooMany(seconds);
        };
    }

    static Reply tooMany(long seconds) {
        return Reply.problem(SessionRoutes.tooMany(seconds)).with("Retry-After", "" + seconds);
    }

    private Problem oneMoreStep(Account account) {
        return Problem.of(
                        401,
                        "second-step",
                        "One more step",
                        "Enter the code of your authenticator app, or a recovery code.")
                .with("ticket", secondStep.ask(account));
    }

    /** Opens a session; answers the cookie that brings it to the browser. */
    String newSession(Call call, Account account) {
        end(call);
        var opened = visits.sessions().open(account, call.header("User-Agent").orElse(""));
        return visits.cookie().set(opened.token());
    }

    void end(Call call) {
        call.token().flatMap(visits.sessions()::find).ifPresent(old -> {
            if (old.means() instanceof Credentials.BySession(long id)) {
                visits.sessions().end(old.account().id(), id);
            }
        });
    }
}
