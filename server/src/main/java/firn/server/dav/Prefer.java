package firn.server.dav;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.Locale;

/** What the client would rather have (RFC 7240, RFC 8144). */
record Prefer(boolean minimal, boolean noRoot) {
    private static final HeaderName PREFER = HeaderNames.create("Prefer");
    private static final HeaderName BRIEF = HeaderNames.create("Brief");
    private static final HeaderName APPLIED = HeaderNames.create("Preference-Applied");

    static Prefer of(Call call) {
        boolean minimal =
                call.header(BRIEF).filter(it -> it.equalsIgnoreCase("t")).isPresent();
        boolean noRoot = false;
        if (call.request().headers().contains(PREFER)) {
            for (String value : call.request().headers().get(PREFER).allValues()) {
                for (String wish : value.toLowerCase(Locale.ROOT).split(",")) {
                    minimal |= wish.strip().equals("return=minimal");
                    noRoot |= wish.strip().equals("depth-noroot");
                }
            }
        }
        return new Prefer(minimal, noRoot);
    }

    void tell(Call call, boolean rootLeftOut) {
        if (minimal || rootLeftOut) {
            String applied = minimal && rootLeftOut
                    ? "return=minimal, depth-noroot"
                    : minimal ? "return=minimal" : "depth-noroot";
            call.response().header(HeaderValues.create(APPLIED, applied));
        }
    }
}
