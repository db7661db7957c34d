package firn.clients.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** One connection. Requests may be written in parts; answers are read by their own framing. */
public final class Wire implements AutoCloseable {
    private static final int LIMIT_MILLIS = 60_000;
    private static final int LINE_LIMIT = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Wire to(URI address) throws IOException {
        return from("0.0.0.0", address);
    }

    /** From one of this machine's addresses: on loopback 127.0.0.2 is a neighbour of 127.0.0.1. */
    public static Wire from(String local, URI address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(local, 0));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), LIMIT_MILLIS);
        return new Wire(socket);
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void head(Ask ask) throws IOException {
        write(ask.head());
    }

    /** Nothing more will be written; what the server still says can be read. */
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Neither reads nor writes for so long. */
    public void leaveFor(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    /** How many bytes still come until the other side ends or breaks off. */
    public long rest() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        try {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                count += got;
            }
        } catch (SocketException brokenOff) {
            return count;
        }
        return count;
    }

    /** Tears the connection down: the other side sees a reset, not an end. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** The next status line and headers, interim ones too; an EOFException when the server hung up instead. */
    public Answer nextHead() throws IOException {
        String status = line();
        List<String> headers = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, new byte[0]);
    }

    /** The next final answer to a request of this method. */
    public Answer answer(String method) throws IOException {
        Answer head = nextHead();
        while (head.status() < 200) {
            head = nextHead();
        }
        return new Answer(head.status(), head.headers(), body(head, method));
    }

    /** All lines up to the one that holds these words. */
    public String linesUntil(String words) throws IOException {
        StringBuilder all = new StringBuilder();
        String line = line();
        while (!line.contains(words)) {
            all.append(line).append('\n');
            line = line();
        }
        return all.append(line).toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] body(Answer head, String method) throws IOException {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return new byte[0];
        }
        if (head.header("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked")) {
            return chunks();
        }
        String length = head.header("Content-Length").orElse("");
        return length.isEmpty() ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.writeBytes(exactly(size));
            line();
        }
        String trailer = line();
        while (!trailer.isEmpty()) {
            trailer = line();
        }
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (line.size() > LINE_LIMIT) {
                throw new IOException("the server sent a header line without an end");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
