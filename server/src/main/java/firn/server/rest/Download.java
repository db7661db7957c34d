package firn.server.rest;

import firn.core.access.Reading;
import firn.core.tree.Name;
import firn.server.web.EntityTag;
import firn.server.web.MediaTypes;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** A content as a browser gets it: whole or in part (RFC 9110 §14), or not again (§13), and never able to run. */
final class Download {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Call call;

    Download(Call call) {
        this.call = call;
    }

    /** What is said of a content beside its bytes. */
    record Shown(Name name, EntityTag tag, Instant modified) {}

    Reply of(Reading reading, Shown shown) {
        Optional<String> match = call.header("If-Match");
        if (match.isPresent()
                && !match.get().strip().equals("*")
                && !EntityTag.list(match.get()).contains(shown.tag())) {
            return Reply.problem(
                    Problem.of(412, "changed", "It was changed meanwhile", "Its content is another by now."));
        }
        if (unchanged(shown)) {
            return dress(Reply.empty(304), shown);
        }
        // RFC 9110 §14.2: Range is for GET alone
        Optional<Range> range = !call.isHead() && isForThis(shown)
                ? call.header("Range").flatMap(it -> Range.parse(it, reading.size()))
                : Optional.empty();
        if (range.isEmpty()) {
            return dress(bytes(200, reading, 0, reading.size()), shown);
        }
        return switch (range.get()) {
            case Range.Unsatisfiable() ->
                Reply.problem(Problem.of(
                                416,
                                "no-such-range",
                                "There is no such range",
                                "The content has " + reading.size() + " bytes."))
                        .with("Content-Range", "bytes */" + reading.size());
            case Range.Part(long from, long to) ->
                dress(bytes(206, reading, from, to), shown)
                        .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + reading.size());
        };
    }

    private boolean unchanged(Shown shown) {
        Optional<String> none = call.header("If-None-Match");
        if (none.isPresent()) {
            return none.get().strip().equals("*")
                    || EntityTag.list(none.get().replace("W/", "")).contains(shown.tag());
        }
        return call.header("If-Modified-Since")
                .flatMap(Download::date)
                .filter(since -> !seconds(shown).isAfter(since))
                .isPresent();
    }

    /** If-Range (RFC 9110 §13.1.5): by entity tag, or by an exact date. */
    private boolean isForThis(Shown shown) {
        Optional<String> condition = call.header("If-Range");
        return condition.isEmpty()
                || condition.get().strip().equals(shown.tag().quoted())
                || date(condition.get()).filter(seconds(shown)::equals).isPresent();
    }

    private static Instant seconds(Shown shown) {
        return shown.modified().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Reply bytes(int status, Reading reading, long from, long to) {
        return new Reply(
                status, java.util.List.of(), new Reply.Body.Bytes(to - from, out -> reading.send(from, to, out)));
    }

    private Reply dress(Reply reply, Shown shown) {
        String type = MediaTypes.of(shown.name());
        boolean inline = call.flag("inline") && MediaTypes.mayBeShown(type);
        return reply.with("ETag", shown.tag().quoted())
                .with("Last-Modified", HTTP_DATE.format(clamped(shown.modified())))
                .with("Accept-Ranges", "bytes")
                .with("Cache-Control", "private, no-cache")
                .with("Content-Type", type.startsWith("text/") ? type + "; charset=utf-8" : type)
                .with(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
                .with("Content-Disposition", disposition(inline, shown.name()));
    }

    /** Written as they are in an extended value (RFC 8187, attr-char without the rarer marks). */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

    /** The file's name as RFC 6266 carries it: plain ASCII for old browsers, all of it for the rest. */
    static String disposition(boolean inline, Name name) {
        String plain = name.text().replaceAll("[^\\x20-\\x7e]|[\"\\\\%;]", "_");
        StringBuilder full = new StringBuilder();
        for (byte b : name.text().getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                full.append((char) b);
            } else {
                full.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
            }
        }
        return (inline ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" + full;
    }

    /** HTTP's dates have years of four digits. */
    private static Instant clamped(Instant moment) {
        Instant least = Instant.parse("0001-01-01T00:00:00Z");
        Instant most = Instant.parse("9999-12-31T23:59:59Z");
        return moment.isBefore(least) ? least : moment.isAfter(most) ? most : moment;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
