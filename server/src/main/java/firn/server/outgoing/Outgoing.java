package firn.server.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Connects to other servers, but not into private networks: an address that somebody else chose (a provider's redirect,
 * a name in a document) must not reach what only this machine can reach. Names are looked up here, every address they
 * have is judged, and the connection goes to the very address that was judged, so a name that changes its mind between
 * two look-ups gains nothing.
 */
public final class Outgoing {
    /** Looks names up; {@link InetAddress#getAllByName} in life. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Set<String> allowed;

    /** @param allowed names, or addresses as text, that may be private */
    public Outgoing(Names names, Set<String> allowed) {
        this.names = names;
        this.allowed = allowed.stream().map(Outgoing::plain).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Where a connection to this host may go.
     *
     * @throws PrivateAddressException when one of its addresses is private, and the administrator has not allowed it
     */
    public InetAddress address(String host) throws IOException {
        String bare = plain(host);
        InetAddress[] found = names.addresses(bare);
        if (found.length == 0) {
            throw new UnknownHostException(host);
        }
        if (!allowed.contains(bare)) {
            for (InetAddress address : found) {
                if (!PublicAddress.is(address)) {
                    throw new PrivateAddressException(host);
                }
            }
        }
        return found[0];
    }

    /** Whether the administrator lists this host as one that may be private. */
    public boolean allows(String host) {
        return allowed.contains(plain(host));
    }

    /** A connected socket. */
    public Socket connect(String host, int port, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            socket.connect(new InetSocketAddress(address(host), port), Math.toIntExact(timeout.toMillis()));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A socket with TLS, whose certificate was found to be the host's. */
    public Socket connectTls(String host, int port, Duration timeout) throws IOException {
        Socket plain = connect(host, port, timeout);
        try {
            SSLSocket socket = (SSLSocket)
                    ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /** Lower case, without the brackets of an IPv6 address and the dot of a root. */
    private static String plain(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            return lower.substring(1, lower.length() - 1);
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
