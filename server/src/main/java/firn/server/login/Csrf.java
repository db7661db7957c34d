package firn.server.login;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other sites from acting with a browser's session. A request that changes something carries the header
 * <code>X-CSRF</code>, which no other site can make a browser send unasked, and an <code>Origin</code>, where there is
 * one, that names this host. For requests signed in by session only; the others carry their secret themselves.
 */
public final class Csrf {
    public static final String HEADER = "X-CSRF";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private Csrf() {}

    /**
     * @param csrf the value of {@link #HEADER}; anything but the empty text will do
     * @param host the request's own host and port, as in its <code>Host</code> header
     */
    public static boolean allows(String method, Optional<String> csrf, Optional<String> origin, String host) {
        if (SAFE.contains(method.toUpperCase(Locale.ROOT))) {
            return true;
        }
        boolean asked = csrf.filter(value -> !value.isBlank()).isPresent();
        return asked
                && origin.map(from -> authority(from).equalsIgnoreCase(host)).orElse(true);
    }

    /** Of an origin such as <code>https://drive.example.org</code>; "" for what is none, such as <code>null</code>. */
    private static String authority(String origin) {
        int start = origin.indexOf("://");
        return start < 0 ? "" : origin.substring(start + 3);
    }
}
