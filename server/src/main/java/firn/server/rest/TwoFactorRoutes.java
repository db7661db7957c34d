package firn.server.rest;

import firn.core.wire.SignInAsk;
import firn.core.wire.WireSignIn;
import firn.server.login.TwoFactor;
import java.io.IOException;
import java.util.List;

/** Turning two-factor authentication on and off. */
final class TwoFactorRoutes {
    private final TwoFactor twoFactor;

    TwoFactorRoutes(TwoFactor twoFactor) {
        this.twoFactor = twoFactor;
    }

    List<Route> routes() {
        return List.of(
                Route.inPerson("GET", "/account/two-factor", this::state),
                Route.inPerson("POST", "/account/two-factor", this::begin),
                Route.inPerson("PUT", "/account/two-factor", this::confirm),
                Route.inPerson("POST", "/account/two-factor/end", this::end),
                Route.inPerson("POST", "/account/two-factor/recovery-codes", this::renew));
    }

    private Reply state(Call call) {
        long account = call.person().account().id();
        return Reply.ok(new WireSignIn.TwoFactor(twoFactor.isOn(account), twoFactor.recoveryLeft(account)));
    }

    private Reply begin(Call call) throws IOException {
        SignInAsk.Confirmed wanted = call.body(SignInAsk.Confirmed.class);
        return reply(twoFactor.begin(wish(call, wanted.password())));
    }

    private Reply confirm(Call call) throws IOException {
        SignInAsk.Code wanted = call.body(SignInAsk.Code.class);
        return reply(twoFactor.confirm(call.person().account().id(), wanted.code()));
    }

    private Reply end(Call call) throws IOException {
        SignInAsk.TwiceConfirmed wanted = call.body(SignInAsk.TwiceConfirmed.class);
        return reply(twoFactor.end(wish(call, wanted.password()), wanted.code()));
    }

    private Reply renew(Call call) throws IOException {
        SignInAsk.TwiceConfirmed wanted = call.body(SignInAsk.TwiceConfirmed.class);
        return reply(twoFactor.renewRecovery(wish(call, wanted.password()), wanted.code()));
    }

    private static TwoFactor.Wish wish(Call call, String password) {
        return new TwoFactor.Wish(call.person().account(), password, call.address());
    }

    private static Reply reply(TwoFactor.Result result) {
        return switch (result) {
            case TwoFactor.Result.Begun(String secret, String address) ->
                Reply.json(201, new WireSignIn.Enrolment(secret, address));
            case TwoFactor.Result.On(List<String> codes) -> Reply.ok(new WireSignIn.RecoveryCodes(codes));
            case TwoFactor.Result.Off() -> Reply.empty(204);
            case TwoFactor.Result.Refused(String words) -> AccountRoutes.refused(words);
            case TwoFactor.Result.TooMany(long seconds) -> Entrance.tooMany(seconds);
        };
    }
}
