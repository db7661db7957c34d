package firn.server.rest;

import firn.core.keys.Device;
import firn.core.wire.WireSignIn;
import firn.server.login.BearerTokens;
import firn.server.login.BrowserSessions;
import firn.server.login.Credentials;
import java.util.List;

/** Everything that is signed in for an account, besides the browser in use: seen, and signed out at once. */
final class DeviceRoutes {
    private final BearerTokens bearers;
    private final BrowserSessions sessions;

    DeviceRoutes(BearerTokens bearers, BrowserSessions sessions) {
        this.bearers = bearers;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.inPerson("GET", "/account/devices", this::list),
                Route.inPerson("DELETE", "/account/devices/{device}", this::end),
                Route.inPerson("POST", "/account/sign-out-everywhere-else", this::endOthers));
    }

    private Reply list(Call call) {
        return Reply.ok(bearers.devices(call.person().account().id()).stream()
                .map(DeviceRoutes::shape)
                .toList());
    }

    private Reply end(Call call) {
        return AccountRoutes.gone(bearers.end(call.person().account().id(), call.id("device")));
    }

    private Reply endOthers(Call call) {
        Credentials caller = call.person();
        if (caller.means() instanceof Credentials.BySession(long session)) {
            sessions.endOthers(caller.account().id(), session);
        }
        bearers.endAll(caller.account().id());
        return Reply.empty(204);
    }

    private static WireSignIn.Device shape(Device device) {
        return new WireSignIn.Device(
                device.id(),
                device.program().name(),
                device.limits().drive(),
                device.limits().readOnly(),
                device.createdAt(),
                device.lastUsedAt());
    }
}
