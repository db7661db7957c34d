package firn.server.peer;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where proxies write whom they speak for. Only one of them is read: the other may be the client's own. */
public enum Trail {
    /** {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}: nginx, Caddy, HAProxy, Traefik. */
    X_FORWARDED {
        @Override
        List<Hop> hops(Headers headers) {
            List<String> addresses = words(headers, FOR);
            List<String> schemes = words(headers, PROTO);
            List<String> hosts = words(headers, HOST);
            boolean nothing = addresses.isEmpty() && schemes.isEmpty() && hosts.isEmpty();
            List<Hop> hops = new ArrayList<>();
            for (int i = 0; i < (nothing ? 0 : Math.max(1, addresses.size())); i++) {
                Optional<String> address = i < addresses.size() ? Optional.of(addresses.get(i)) : Optional.empty();
                hops.add(Hop.of(address, beside(schemes, i), beside(hosts, i)));
            }
            return hops;
        }
    },
    /** RFC 7239. */
    FORWARDED {
        @Override
        List<Hop> hops(Headers headers) {
            List<Hop> hops = new ArrayList<>();
            for (String line : lines(headers, STANDARD).reversed()) {
                Optional<List<Hop>> parsed = ForwardedLine.parse(line);
                if (parsed.isEmpty()) {
                    break;
                }
                hops.addAll(parsed.get().reversed());
            }
            return hops;
        }
    };

    /** More proxies in a row than anybody has. */
    private static final int LONGEST = 32;

    private static final HeaderName FOR = HeaderNames.create("X-Forwarded-For");
    private static final HeaderName PROTO = HeaderNames.create("X-Forwarded-Proto");
    private static final HeaderName HOST = HeaderNames.create("X-Forwarded-Host");
    private static final HeaderName STANDARD = HeaderNames.create("Forwarded");

    /** What was said, the nearest proxy's word first. */
    abstract List<Hop> hops(Headers headers);

    private static List<String> lines(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }

    /** From right to left, no more than are ever read. */
    private static List<String> words(Headers headers, HeaderName name) {
        List<String> words = new ArrayList<>();
        for (String line : lines(headers, name)) {
            for (String word : line.split(",", -1)) {
                words.add(word.strip());
            }
        }
        return words.reversed().subList(0, Math.min(LONGEST, words.size()));
    }

    /** A proxy may set one word where it appends an address. */
    private static Optional<String> beside(List<String> words, int hop) {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(Math.min(hop, words.size() - 1)));
    }
}
