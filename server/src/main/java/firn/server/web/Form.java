package firn.server.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names and values as <code>application/x-www-form-urlencoded</code>; every name once (RFC 6749 §3.1). */
public record Form(Map<String, String> values) {
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    public Form {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException in words, when a name comes twice or an escape is broken */
    public static Form parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (values.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("A name comes twice in the form; send each once.");
            }
        }
        return new Form(values);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The form holds a broken %-escape.", e);
        }
    }

    /** Empty as well when the value is the empty text (RFC 6749 §3.1). */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** With this value, when there is one. */
    public Form with(String name, Optional<String> value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        value.ifPresent(it -> more.put(name, it));
        return new Form(more);
    }

    public Form with(String name, String value) {
        return with(name, Optional.of(value));
    }

    /** In the order of the names. */
    public String text() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }
}
