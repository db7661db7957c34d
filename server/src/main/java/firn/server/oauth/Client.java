package firn.server.oauth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of Firn's own programs. They are public clients: what they are cannot be proved, so people are asked. */
public record Client(String id, String name) {
    static final String CALLBACK = "/callback";

    private static final List<Client> ALL = List.of(
            new Client("firn-cli", "Firn command line"),
            new Client("firn-desktop", "Firn desktop app"),
            new Client("firn-mobile", "Firn mobile app"));

    /** A name such as localhost may lead elsewhere (RFC 8252 §8.3). */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    static Optional<Client> of(String id) {
        return ALL.stream().filter(client -> client.id.equals(id)).findAny();
    }

    /** Whether answers may go there: to this path on the same machine, on any port (RFC 8252 §7.3), and nowhere else. */
    static boolean mayBeAnsweredAt(String redirect) {
        try {
            URI uri = new URI(redirect);
            return "http".equals(uri.getScheme())
                    && uri.getHost() != null
                    && LOOPBACK.contains(uri.getHost())
                    && (uri.getPort() > 0)
                    && CALLBACK.equals(uri.getRawPath())
                    && redirect.equals("http://" + uri.getHost() + ":" + uri.getPort() + CALLBACK);
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }
}
