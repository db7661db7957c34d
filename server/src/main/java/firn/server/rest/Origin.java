package firn.server.rest;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Locale;

/**
 * Tells requests of other sites from those of our own page. A foreign page cannot set the header {@code X-Firn} without
 * being asked beforehand (CORS), which is never answered; what browsers say of a request's origin must not contradict.
 */
final class Origin {
    private static final HeaderName OWN = HeaderNames.create("X-Firn");
    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");

    private Origin() {}

    static boolean isForeign(ServerRequest request) {
        var headers = request.headers();
        if (!headers.contains(OWN)) {
            return true;
        }
        if (headers.contains(SITE)) {
            String site = headers.get(SITE).get();
            if (!site.equals("same-origin") && !site.equals("none")) {
                return true;
            }
        }
        return headers.contains(HeaderNames.ORIGIN)
                && !sameHost(headers.get(HeaderNames.ORIGIN).get(), request.authority());
    }

    private static boolean sameHost(String origin, String authority) {
        try {
            String there = URI.create(origin).getAuthority();
            return there != null && there.toLowerCase(Locale.ROOT).equals(authority.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
