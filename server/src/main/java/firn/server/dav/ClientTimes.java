package firn.server.dav;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** ownCloud's X-OC-Mtime: the modification time as the client knows it, in seconds since 1970, perhaps with a fraction. */
final class ClientTimes {
    private static final HeaderName MODIFIED = HeaderNames.create("X-OC-Mtime");
    private static final Header ACCEPTED = HeaderValues.createCached("X-OC-Mtime", "accepted");
    private static final BigDecimal BOUND = new BigDecimal(31_556_889_864_403_199L);

    private ClientTimes() {}

    static Optional<Instant> modified(Call call) throws Refusal {
        Optional<String> header = call.header(MODIFIED);
        return header.isEmpty() ? Optional.empty() : Optional.of(seconds(header.get()));
    }

    static void accept(Call call) {
        call.response().header(ACCEPTED);
    }

    /** @throws Refusal 400 when it is no number of seconds */
    static Instant seconds(String text) throws Refusal {
        String number = text.strip();
        try {
            if (number.length() <= 40) {
                BigDecimal value = new BigDecimal(number);
                if (value.scale() < 40
                        && value.precision() - value.scale() < 20
                        && value.abs().compareTo(BOUND) < 0) {
                    BigDecimal whole = value.setScale(0, java.math.RoundingMode.FLOOR);
                    return Instant.ofEpochSecond(
                            whole.longValue(),
                            value.subtract(whole).movePointRight(9).longValue());
                }
            }
        } catch (NumberFormatException e) {
            throw noSeconds();
        }
        throw noSeconds();
    }

    private static Refusal noSeconds() {
        return Refusal.of(
                400, "A time is given as seconds since 1970-01-01T00:00:00Z, and this is not a number of seconds.");
    }
}
