package firn.bench.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where requests go and how they sign in.
 *
 * @param root path of the drive's root, beginning and ending with a slash
 */
public record Target(InetSocketAddress address, String root, String user, String password) {

    /** The absolute address of a path below the root, as {@code Destination} wants it. */
    public String uri(String path) {
        return "http://" + host() + root + path;
    }

    String host() {
        return address.getHostString() + ":" + address.getPort();
    }

    String authorization() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
