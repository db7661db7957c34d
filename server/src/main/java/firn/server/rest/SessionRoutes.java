package firn.server.rest;

import firn.core.people.Account;
import firn.core.wire.Ask;
import firn.core.wire.SignInAsk;
import firn.core.wire.WireAccount;
import firn.core.wire.WireSignIn;
import firn.server.login.SignIn;
import firn.server.passkeys.Answered;
import firn.server.passkeys.PasskeyDoor;
import firn.server.passkeys.Question;
import java.io.IOException;
import java.util.List;

/** Signing in and out of a browser. */
final class SessionRoutes {
    private final SignIn signIn;
    private final PasskeyDoor passkeys;
    private final Entrance entrance;
    private final Brakes brakes;

    SessionRoutes(SignIn signIn, PasskeyDoor passkeys, Entrance entrance, Brakes brakes) {
        this.signIn = signIn;
        this.passkeys = passkeys;
        this.entrance = entrance;
        this.brakes = brakes;
    }

    List<Route> routes() {
        return List.of(
                Route.open("POST", "/session", this::signIn),
                Route.open("POST", "/session/second-step", this::secondStep),
                Route.open("POST", "/session/passkey/question", this::question),
                Route.open("POST", "/session/passkey", this::passkey),
                Route.signedIn("GET", "/session", this::who),
                Route.inPerson("DELETE", "/session", this::signOut));
    }

    private Reply signIn(Call call) throws IOException {
        Ask.SignIn wanted = call.body(Ask.SignIn.class);
        return entrance.answer(
                call, signIn.password(wanted.email(), wanted.password(), call.address()), "wrong-password");
    }

    private Reply secondStep(Call call) throws IOException {
        SignInAsk.SecondStep wanted = call.body(SignInAsk.SecondStep.class);
        return entrance.answer(call, entrance.secondStep().finish(wanted.ticket(), wanted.code()), "wrong-code");
    }

    private Reply question(Call call) {
        brakes.question(call);
        Question.Sign question = passkeys.toSign();
        return Reply.ok(new WireSignIn.Challenge(question.challenge(), question.relyingParty()));
    }

    private Reply passkey(Call call) throws IOException {
        SignInAsk.Passkey signed = call.body(SignInAsk.Passkey.class);
        var answered = new Answered.Signed(
                signed.credential(),
                signed.clientData(),
                signed.authenticatorData(),
                signed.signature(),
                signed.user());
        return entrance.answer(call, passkeys.signIn(answered), "wrong-passkey");
    }

    static Problem tooMany(long seconds) {
        return Problems.busy("There were too many failures; try again in " + seconds + " seconds.")
                .with("seconds", seconds);
    }

    private Reply who(Call call) {
        return Reply.ok(shape(call.caller().account()));
    }

    private Reply signOut(Call call) {
        entrance.end(call);
        return Reply.empty(204).with("Set-Cookie", entrance.visits().cookie().clear());
    }

    static WireAccount shape(Account account) {
        return new WireAccount(account.id(), account.email().address(), account.name(), account.twoFactor());
    }
}
