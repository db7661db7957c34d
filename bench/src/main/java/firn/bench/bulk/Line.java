package firn.bench.bulk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Locale;

/** One keep-alive connection of a client that streams bodies both ways (RFC 9112). For one thread. */
final class Line implements AutoCloseable {
    private static final int BUFFER = 256 << 10;

    private final Account account;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Line(Account account) throws IOException {
        this.account = account;
        this.socket =
                new Socket(account.address().getAddress(), account.address().getPort());
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    /** The whole answer to a request without a body. */
    byte[] get(String path) throws IOException {
        out.write(head("GET", path, ""));
        return whole();
    }

    /** The whole answer to a request with a body of JSON. */
    byte[] ask(String path, byte[] json) throws IOException {
        say(path, json);
        return whole();
    }

    /** Sends a body of JSON; its answer is read by {@link #answer}. */
    void say(String path, byte[] json) throws IOException {
        byte[] head = head("POST", path, "Content-Type: application/json\r\nContent-Length: " + json.length + "\r\n");
        byte[] request = new byte[head.length + json.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(json, 0, request, head.length, json.length);
        out.write(request);
    }

    /** A body that is written as it comes; closing it ends the request. */
    OutputStream stream(String path) throws IOException {
        out.write(head("POST", path, "Content-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n"));
        return new ChunkedOutput(out, BUFFER);
    }

    byte[] whole() throws IOException {
        return answer().readAllBytes();
    }

    /** The body of the answer to what was sent last, to be read to its end. */
    InputStream answer() throws IOException {
        String status = line();
        long length = -1;
        boolean chunked = false;
        for (String field = line(); !field.isEmpty(); field = line()) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:");
        }
        InputStream body = chunked ? new ChunkedInput(in) : new ChunkedInput(in, length);
        if (!status.contains(" 200 ")) {
            throw new ProtocolException(status + ": " + new String(body.readAllBytes(), ISO_8859_1));
        }
        return body;
    }

    private byte[] head(String method, String path, String fields) {
        return (method + " " + account.root() + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + account.address().getPort() + "\r\nCookie: " + account.cookie() + "\r\nX-CSRF: 1\r\n" + fields
                        + "\r\n")
                .getBytes(ISO_8859_1);
    }

    private String line() throws IOException {
        return line(in);
    }

    /** Up to the next CRLF. */
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            text.write(next);
        }
        return text.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
