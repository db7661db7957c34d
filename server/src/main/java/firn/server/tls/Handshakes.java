package firn.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS on sockets that were accepted: nothing older than 1.2, and a client that falls silent in its handshake is left. */
final class Handshakes {
    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext plain;
    private final int patienceMillis;

    Handshakes(Keyhole keyhole, Duration patience) {
        this.patienceMillis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
        try {
            plain = SSLContext.getInstance("TLS");
            plain.init(new KeyManager[] {keyhole}, null, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must offer TLS", e);
        }
    }

    SSLContext context() {
        return new Context(new Spi());
    }

    private final class Context extends SSLContext {
        Context(Spi spi) {
            super(spi, plain.getProvider(), plain.getProtocol());
        }
    }

    private final class Spi extends Delegate {
        Spi() {
            super(plain);
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return new Accepting(plain.getSocketFactory());
        }
    }

    private SSLSocket prepared(Socket socket) throws IOException {
        SSLSocket prepared = (SSLSocket) socket;
        prepared.setEnabledProtocols(VERSIONS);
        prepared.setSoTimeout(patienceMillis);
        prepared.addHandshakeCompletedListener(done -> {
            try {
                done.getSocket().setSoTimeout(0);
            } catch (SocketException closed) {
                LOG.debug("closed right after its handshake", closed);
            }
        });
        return prepared;
    }

    private final class Accepting extends SSLSocketFactory {
        private final SSLSocketFactory sockets;

        Accepting(SSLSocketFactory sockets) {
            this.sockets = sockets;
        }

        @Override
        public Socket createSocket(Socket socket, InputStream read, boolean close) throws IOException {
            return prepared(sockets.createSocket(socket, read, close));
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean close) throws IOException {
            throw new SocketException("for accepted sockets alone");
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new SocketException("for accepted sockets alone");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new SocketException("for accepted sockets alone");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new SocketException("for accepted sockets alone");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            throw new SocketException("for accepted sockets alone");
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return sockets.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return sockets.getSupportedCipherSuites();
        }
    }
}
