package firn.server.dav;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Locale;
import java.util.Optional;

/** How far a request reaches (RFC 4918 §10.2). */
enum Depth {
    ZERO,
    ONE,
    INFINITY;

    private static final HeaderName HEADER = HeaderNames.create("Depth");

    /** @throws Refusal 400 for a value that is none of the three */
    static Depth of(Call call, Depth otherwise) throws Refusal {
        Optional<String> header = call.header(HEADER);
        return header.isEmpty()
                ? otherwise
                : switch (header.get().strip().toLowerCase(Locale.ROOT)) {
                    case "0" -> ZERO;
                    case "1" -> ONE;
                    case "infinity" -> INFINITY;
                    default -> throw Refusal.of(400, "The Depth header must be 0, 1 or infinity.");
                };
    }
}
