package firn.server.rest;

import firn.server.login.BearerTokens;
import firn.server.login.BrowserSessions;
import firn.server.login.Cookie;
import firn.server.login.Credentials;

/** How browsers and programs that are signed in are known. */
record Visits(BrowserSessions sessions, Cookie cookie, BearerTokens bearers) {
    /** Whether a session that was good before still is. */
    boolean stillIn(Credentials caller) {
        long account = caller.account().id();
        return switch (caller.means()) {
            case Credentials.BySession(long id) ->
                sessions.of(account).stream().anyMatch(session -> session.id() == id);
            case Credentials.ByDevice(long id, String name) ->
                bearers.devices(account).stream().anyMatch(device -> device.id() == id);
            case Credentials.ByPassword() -> false;
            case Credentials.ByAppPassword byAppPassword -> false;
        };
    }
}
