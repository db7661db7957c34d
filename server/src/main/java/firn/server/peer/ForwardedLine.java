package firn.server.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One line of a Forwarded header (RFC 7239 §4), read strictly. */
final class ForwardedLine {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final String line;
    private int at;

    private ForwardedLine(String line) {
        this.line = line;
    }

    /** The hops from left to right; empty when the line is not well formed: then none of it can be told from a forgery. */
    static Optional<List<Hop>> parse(String line) {
        return new ForwardedLine(line).hops();
    }

    private Optional<List<Hop>> hops() {
        List<Hop> hops = new ArrayList<>();
        while (true) {
            Optional<Hop> hop = hop();
            if (hop.isEmpty()) {
                return Optional.empty();
            }
            hops.add(hop.get());
            if (at == line.length()) {
                return Optional.of(hops);
            }
            at++;
        }
    }

    /** Up to a comma or the end. */
    private Optional<Hop> hop() {
        Map<String, String> pairs = new HashMap<>();
        while (true) {
            blanks();
            String name = token().toLowerCase(Locale.ROOT);
            if (!name.isEmpty()) {
                Optional<String> value = next('=') ? value() : Optional.empty();
                if (value.isEmpty() || pairs.putIfAbsent(name, value.get()) != null) {
                    return Optional.empty();
                }
            }
            blanks();
            if (at == line.length() || line.charAt(at) == ',') {
                return Optional.of(Hop.of(pair(pairs, "for"), pair(pairs, "proto"), pair(pairs, "host")));
            }
            if (!next(';')) {
                return Optional.empty();
            }
        }
    }

    private static Optional<String> pair(Map<String, String> pairs, String name) {
        return Optional.ofNullable(pairs.get(name));
    }

    private Optional<String> value() {
        if (!next('"')) {
            String token = token();
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        }
        StringBuilder value = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return Optional.of(value.toString());
            }
            if (c == '\\') {
                if (at == line.length()) {
                    return Optional.empty();
                }
                c = line.charAt(at++);
            }
            value.append(c);
        }
        return Optional.empty();
    }

    /** Colons and brackets outside quotes are against the grammar, yet proxies send them; they part nothing. */
    private String token() {
        int from = at;
        while (at < line.length() && isToken(line.charAt(at))) {
            at++;
        }
        return line.substring(from, at);
    }

    private static boolean isToken(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || TOKEN_MARKS.indexOf(c) >= 0 || ":[]".indexOf(c) >= 0;
    }

    private boolean next(char c) {
        boolean there = at < line.length() && line.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void blanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }
}
