package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HttpDatesTest {
    private static final DateTimeFormatter REFERENCE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Test
    void agreesWithTheLibraryOnAnyMoment() {
        long second = -62_135_596_800L;
        for (int i = 0; i < 20_000; i++) {
            Instant moment = Instant.ofEpochSecond(second);
            assertThat(HttpDates.http(moment)).isEqualTo(REFERENCE.format(moment));
            byte[] iso = new byte[HttpDates.ISO_LENGTH];
            HttpDates.iso(moment, iso, 0);
            assertThat(new String(iso, StandardCharsets.US_ASCII)).isEqualTo(moment.toString());
            second += 15_000_463L;
        }
    }

    @Test
    void readsWhatItWritesAndNothingElse() {
        Instant moment = Instant.parse("2026-11-23T22:51:03Z");
        assertThat(HttpDates.parse(HttpDates.http(moment))).contains(moment);
        assertThat(HttpDates.parse("yesterday")).isEmpty();
    }
}
