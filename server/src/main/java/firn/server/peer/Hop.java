package firn.server.peer;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one proxy says of who called it. What is no address, no scheme or no host is not there.
 *
 * @param way by which the caller came
 */
record Hop(Optional<InetAddress> address, Optional<Peer.Way> way, Optional<String> authority) {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    static Hop of(Optional<String> address, Optional<String> scheme, Optional<String> authority) {
        return new Hop(
                address.flatMap(Literal::parse),
                scheme.flatMap(Hop::way),
                authority.filter(it -> AUTHORITY.matcher(it).matches()));
    }

    private static Optional<Peer.Way> way(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "https", "wss" -> Optional.of(Peer.Way.TLS);
            case "http", "ws" -> Optional.of(Peer.Way.PLAIN);
            default -> Optional.empty();
        };
    }
}
