package firn.server.rest;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a Range header (RFC 9110 §14.2) asks of a content. */
sealed interface Range {
    Pattern FORM = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** Bytes {@code from} (included) to {@code to} (excluded). */
    record Part(long from, long to) implements Range {}

    record Unsatisfiable() implements Range {}

    /** Empty where the header is to be ignored: other units, several ranges, nonsense. */
    static Optional<Range> parse(String header, long size) {
        var parts = FORM.matcher(header);
        if (!parts.matches() || (parts.group(1).isEmpty() && parts.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (parts.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(parts.group(2)));
            return Optional.of(last == 0 ? new Unsatisfiable() : new Part(size - last, size));
        }
        long from = Long.parseLong(parts.group(1));
        long last = parts.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(parts.group(2));
        if (last < from) {
            return Optional.empty();
        }
        return Optional.of(from >= size ? new Unsatisfiable() : new Part(from, Math.min(size, last + 1)));
    }
}
