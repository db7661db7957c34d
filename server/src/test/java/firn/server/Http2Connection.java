package firn.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** HTTP/2 frame by frame, for clients that keep to no rule (RFC 9113). */
final class Http2Connection implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final byte[] NOTHING = {};
    /** GET / of the host h, in HPACK without Huffman (RFC 7541). */
    static final byte[] GET = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 1, 'h'};
    /** POST / of the host h. */
    static final byte[] POST = {(byte) 0x83, (byte) 0x86, (byte) 0x84, 0x41, 1, 'h'};

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final DataInputStream in;

    /** A frame that came. */
    record Frame(int type, int flags, int stream, byte[] payload) {}

    /** @param settings pairs of two bytes and four, as the frame has them */
    Http2Connection(int port, byte... settings) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(PREFACE);
        send(SETTINGS, 0, 0, settings);
    }

    /** False when the other side has closed the connection. */
    boolean send(int type, int flags, int stream, byte[] payload) {
        return send(frame(type, flags, stream, payload));
    }

    boolean send(byte[] frames) {
        try {
            socket.getOutputStream().write(frames);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int length = payload.length;
        frame.writeBytes(new byte[] {(byte) (length >> 16), (byte) (length >> 8), (byte) length});
        frame.writeBytes(new byte[] {(byte) type, (byte) flags});
        frame.writeBytes(
                new byte[] {(byte) (stream >> 24), (byte) (stream >> 16), (byte) (stream >> 8), (byte) stream});
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** The next frame; empty when the connection has ended. */
    Optional<Frame> next() throws IOException {
        try {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            int length = first << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            return Optional.of(new Frame(type, flags, stream, in.readNBytes(length)));
        } catch (java.io.EOFException | SocketException ended) {
            return Optional.empty();
        }
    }

    /** Reads until the connection ends: the code of its GOAWAY, or empty when it ended without. */
    Optional<Integer> end() throws IOException {
        Optional<Integer> code = Optional.empty();
        for (Optional<Frame> frame = next(); frame.isPresent(); frame = next()) {
            if (frame.get().type() == GO_AWAY) {
                code = Optional.of((int) frame.get().payload()[7]);
            }
        }
        return code;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
