package firn.server.rest;

import firn.core.keys.Passkey;
import firn.core.people.Answer;
import firn.core.wire.SignInAsk;
import firn.core.wire.WireSignIn;
import firn.server.login.Credentials;
import firn.server.login.SignIn;
import firn.server.passkeys.Answered;
import firn.server.passkeys.PasskeyDoor;
import java.io.IOException;
import java.util.List;

/** An account's passkeys. */
final class PasskeyRoutes {
    private final PasskeyDoor passkeys;
    private final SignIn signIn;

    PasskeyRoutes(PasskeyDoor passkeys, SignIn signIn) {
        this.passkeys = passkeys;
        this.signIn = signIn;
    }

    List<Route> routes() {
        return List.of(
                Route.inPerson("GET", "/account/passkeys", this::list),
                Route.inPerson("POST", "/account/passkeys/question", this::question),
                Route.inPerson("POST", "/account/passkeys", this::add),
                Route.inPerson("PATCH", "/account/passkeys/{passkey}", this::rename),
                Route.inPerson("DELETE", "/account/passkeys/{passkey}", this::remove));
    }

    private Reply list(Call call) {
        return Reply.ok(passkeys.of(call.person().account().id()).stream()
                .map(PasskeyRoutes::shape)
                .toList());
    }

    /** A session alone, which somebody may have borrowed, makes no way in that lasts: the password is asked. */
    private Reply question(Call call) throws IOException {
        SignInAsk.Confirmed wanted = call.body(SignInAsk.Confirmed.class);
        Credentials caller = call.person();
        return switch (signIn.confirm(caller.account(), wanted.password(), call.address())) {
            case SignIn.Confirmation.Right() -> {
                var question = passkeys.toMake(caller.account());
                yield Reply.ok(new WireSignIn.NewPasskey(
                        question.challenge(),
                        question.relyingParty(),
                        question.user(),
                        question.algorithms(),
                        question.known()));
            }
            case SignIn.Confirmation.Wrong() -> AccountRoutes.refused("The password is wrong.");
            case SignIn.Confirmation.TooMany(long seconds) -> Entrance.tooMany(seconds);
        };
    }

    private Reply add(Call call) throws IOException {
        SignInAsk.NewPasskey wanted = call.body(SignInAsk.NewPasskey.class);
        var made = new Answered.Made(wanted.attestationObject(), wanted.clientData());
        return answer(201, passkeys.add(call.person().account().id(), wanted.name(), made));
    }

    private Reply rename(Call call) throws IOException {
        SignInAsk.Rename wanted = call.body(SignInAsk.Rename.class);
        return answer(200, passkeys.rename(call.person().account().id(), call.id("passkey"), wanted.name()));
    }

    private Reply remove(Call call) {
        return AccountRoutes.gone(passkeys.remove(call.person().account().id(), call.id("passkey")));
    }

    private static Reply answer(int status, Answer<Passkey> answer) {
        return switch (answer) {
            case Answer.Done<Passkey>(Passkey passkey) -> Reply.json(status, shape(passkey));
            case Answer.Missing<Passkey> missing -> Reply.problem(Problems.notFound());
            case Answer.Taken<Passkey>(String why) -> AccountRoutes.refused(why + ".");
            case Answer.Refused<Passkey>(String why) -> AccountRoutes.refused(why);
        };
    }

    private static WireSignIn.Passkey shape(Passkey passkey) {
        return new WireSignIn.Passkey(passkey.id(), passkey.name(), passkey.createdAt(), passkey.lastUsedAt());
    }
}
