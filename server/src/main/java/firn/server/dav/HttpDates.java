package firn.server.dav;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP (RFC 9110 §5.6.7) and WebDAV (RFC 3339) write them, to the second; years 0 to 9999, others clamped. */
final class HttpDates {
    static final int HTTP_LENGTH = 29;
    static final int ISO_LENGTH = 20;

    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;
    private static final byte[] DAYS = "ThuFriSatSunMonTueWed".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter PARSER = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private HttpDates() {}

    /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    static String http(Instant moment) {
        byte[] bytes = new byte[HTTP_LENGTH];
        http(moment, bytes, 0);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    static void http(Instant moment, byte[] target, int at) {
        long second = Math.clamp(moment.getEpochSecond(), FIRST, LAST);
        long day = Math.floorDiv(second, 86_400L);
        long civil = civil(day);
        System.arraycopy(DAYS, 3 * (int) Math.floorMod(day, 7L), target, at, 3);
        target[at + 3] = ',';
        target[at + 4] = ' ';
        two((int) (civil & 31), target, at + 5);
        target[at + 7] = ' ';
        System.arraycopy(MONTHS, 3 * ((int) (civil >> 5 & 15) - 1), target, at + 8, 3);
        target[at + 11] = ' ';
        year((int) (civil >> 9), target, at + 12);
        target[at + 16] = ' ';
        time((int) Math.floorMod(second, 86_400L), target, at + 17);
        target[at + 25] = ' ';
        target[at + 26] = 'G';
        target[at + 27] = 'M';
        target[at + 28] = 'T';
    }

    /** {@code 1994-11-06T08:49:37Z}. */
    static void iso(Instant moment, byte[] target, int at) {
        long second = Math.clamp(moment.getEpochSecond(), FIRST, LAST);
        long civil = civil(Math.floorDiv(second, 86_400L));
        year((int) (civil >> 9), target, at);
        target[at + 4] = '-';
        two((int) (civil >> 5 & 15), target, at + 5);
        target[at + 7] = '-';
        two((int) (civil & 31), target, at + 8);
        target[at + 10] = 'T';
        time((int) Math.floorMod(second, 86_400L), target, at + 11);
        target[at + 19] = 'Z';
    }

    /** Empty for anything that is no date. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip().replace("UTC", "GMT"), PARSER)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Year, month, day packed as {@code y << 9 | m << 5 | d} (H. Hinnant, "chrono-compatible low-level date algorithms"). */
    private static long civil(long epochDay) {
        long z = epochDay + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        long doe = z - era * 146_097;
        long yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        long mp = (5 * doy + 2) / 153;
        long day = doy - (153 * mp + 2) / 5 + 1;
        long month = mp < 10 ? mp + 3 : mp - 9;
        long year = yoe + era * 400 + (month <= 2 ? 1 : 0);
        return year << 9 | month << 5 | day;
    }

    private static void time(int second, byte[] target, int at) {
        two(second / 3600, target, at);
        target[at + 2] = ':';
        two(second / 60 % 60, target, at + 3);
        target[at + 5] = ':';
        two(second % 60, target, at + 6);
    }

    private static void year(int year, byte[] target, int at) {
        two(year / 100, target, at);
        two(year % 100, target, at + 2);
    }

    private static void two(int value, byte[] target, int at) {
        target[at] = (byte) ('0' + value / 10);
        target[at + 1] = (byte) ('0' + value % 10);
    }
}
