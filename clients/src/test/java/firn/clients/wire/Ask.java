package firn.clients.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One request as it goes over the wire: what was said here and nothing else. */
public final class Ask {
    private final String method;
    private final String path;
    private final List<String> headers;
    private final byte[] body;

    private Ask(String method, String path, List<String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    public static Ask of(String method, String path) {
        return new Ask(method, path, List.of(), new byte[0]);
    }

    public Ask with(String name, String value) {
        return line(name + ": " + value);
    }

    /** A header line as it is, however malformed. */
    public Ask line(String line) {
        return new Ask(
                method, path, Stream.concat(headers.stream(), Stream.of(line)).toList(), body);
    }

    public Ask without(String name) {
        List<String> kept = headers.stream().filter(line -> !named(line, name)).toList();
        return new Ask(method, path, kept, body);
    }

    /** A body with its Content-Length. */
    public Ask body(byte[] bytes) {
        return new Ask(method, path, headers, bytes).with("Content-Length", Integer.toString(bytes.length));
    }

    public Ask body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public Ask xml(String text) {
        return with("Content-Type", "application/xml; charset=\"utf-8\"").body(text);
    }

    /** A chunked body without any length, cut into pieces of {@code piece} bytes. */
    public Ask chunked(byte[] bytes, int piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += piece) {
            int length = Math.min(piece, bytes.length - from);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, from, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new Ask(method, path, headers, out.toByteArray()).with("Transfer-Encoding", "chunked");
    }

    /** Bytes after the head with no framing header added: for lies about the length. */
    public Ask bytes(byte[] bytes) {
        return new Ask(method, path, headers, bytes);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public List<String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    byte[] head() {
        List<String> lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1"));
        lines.addAll(headers);
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static boolean named(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }
}
