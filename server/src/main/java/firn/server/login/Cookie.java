package firn.server.login;

import java.time.Duration;
import java.util.Optional;

/**
 * How a secret travels with a browser. Over TLS the name's prefix keeps neighbouring hosts from setting it (RFC 6265bis
 * §4.1.3.2).
 *
 * @param name without the prefix
 */
public record Cookie(boolean secure, String name, Duration kept) {
    /** The session's. */
    public Cookie(boolean secure) {
        this(secure, "firn", BrowserSessions.LONGEST);
    }

    public Cookie {
        name = (secure && !name.startsWith("__Host-") ? "__Host-" : "") + name;
    }

    /** Another, for something shorter. */
    public Cookie beside(String what, Duration time) {
        return new Cookie(secure, "firn-" + what, time);
    }

    /** The <code>Set-Cookie</code> header that brings the token to the browser. */
    public String set(String token) {
        return attributes(token, kept.toSeconds());
    }

    /** The <code>Set-Cookie</code> header that takes it away. */
    public String clear() {
        return attributes("", 0);
    }

    private String attributes(String token, long seconds) {
        return name + "=" + token + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** The token in a <code>Cookie</code> header. */
    public Optional<String> token(String header) {
        String start = name + "=";
        for (String pair : header.split(";", 100)) {
            String stripped = pair.strip();
            if (stripped.startsWith(start)) {
                return Optional.of(stripped.substring(start.length()));
            }
        }
        return Optional.empty();
    }
}
