package firn.server.dav;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.time.Duration;
import java.util.Locale;

/** The Timeout header (RFC 4918 §10.7): the first wish that is understood, within what the server grants. */
final class Timeouts {
    private static final HeaderName HEADER = HeaderNames.create("Timeout");
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(1);
    private static final String SECONDS = "second-";

    private Timeouts() {}

    static Duration of(Call call) {
        for (String wish :
                call.header(HEADER).orElse("").toLowerCase(Locale.ROOT).split(",")) {
            String text = wish.strip();
            if (text.equals("infinite")) {
                return MOST;
            }
            if (text.startsWith(SECONDS) && text.length() > SECONDS.length()) {
                return seconds(text.substring(SECONDS.length()));
            }
        }
        return DEFAULT;
    }

    private static Duration seconds(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return DEFAULT;
            }
            value = Math.min(MOST.toSeconds(), value * 10 + digit);
        }
        return Duration.ofSeconds(Math.max(1, value));
    }
}
