package firn.server.rest;

import firn.server.login.BrowserSessions;
import firn.server.login.Cookie;
import firn.server.login.Credentials;

/** How browsers that are signed in are known. */
record Visits(BrowserSessions sessions, Cookie cookie) {
    /** Whether a session that was good before still is. */
    boolean stillIn(Credentials caller) {
        return caller.means() instanceof Credentials.BySession(long id)
                && sessions.of(caller.account().id()).stream().anyMatch(session -> session.id() == id);
    }
}
