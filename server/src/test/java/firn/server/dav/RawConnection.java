package firn.server.dav;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that sends what no well-behaved client would. */
final class RawConnection implements AutoCloseable {
    private final Socket socket;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Sends the piece again and again until there is an answer or so many bytes are sent; the answer's head. */
    String pour(String piece, long most) throws IOException {
        long sent = 0;
        try {
            while (sent < most && socket.getInputStream().available() == 0) {
                send(piece);
                sent += piece.length();
            }
        } catch (SocketException hungUp) {
            return head();
        }
        return head();
    }

    /** The next answer's head, to the empty line. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        int b = in.read();
        while (b >= 0) {
            head.append((char) b);
            if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
            b = in.read();
        }
        return head.toString();
    }

    /** The next answer's body, told by its Content-Length. */
    String body() throws IOException {
        String head = head().toLowerCase(Locale.ROOT);
        int at = head.indexOf("content-length:") + 15;
        int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)).strip());
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
