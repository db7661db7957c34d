package firn.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Set;

/** Writes requests for one target; paths are relative to its root and already percent-encoded. */
public final class Requests {
    private static final String FOUR_PROPERTIES = """
            <?xml version="1.0" encoding="utf-8"?>
            <D:propfind xmlns:D="DAV:"><D:prop><D:getcontentlength/><D:getlastmodified/><D:getetag/><D:resourcetype/></D:prop></D:propfind>
            """;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Target target;
    private final String common;

    public Requests(Target target) {
        this.target = target;
        this.common = "Host: " + target.host() + "\r\nAuthorization: " + target.authorization() + "\r\n";
    }

    public Request put(String path, ByteBuffer body) {
        return request("PUT " + path, length(body.remaining()), body, Set.of(201, 204));
    }

    /** Only the head of a PUT; the caller sends the body of {@code length} bytes after it. */
    public Request putHead(String path, long length) {
        return request("PUT " + path, length(length), NOTHING, Set.of(201, 204));
    }

    public Request get(String path) {
        return request("GET " + path, "", NOTHING, Set.of(200));
    }

    public Request delete(String path) {
        return request("DELETE " + path, "", NOTHING, Set.of(200, 204));
    }

    public Request mkcol(String path) {
        return request("MKCOL " + path, "", NOTHING, Set.of(201));
    }

    /** Asks for getcontentlength, getlastmodified, getetag and resourcetype. */
    public Request propfind(String path, int depth) {
        ByteBuffer body = ByteBuffer.wrap(FOUR_PROPERTIES.getBytes(UTF_8));
        String head = "Depth: " + depth + "\r\nContent-Type: application/xml\r\n" + length(body.remaining());
        return request("PROPFIND " + path, head, body, Set.of(207));
    }

    public Request move(String from, String to) {
        return request("MOVE " + from, "Overwrite: F\r\nDestination: " + target.uri(to) + "\r\n", NOTHING, Set.of(201));
    }

    public Request copy(String from, String to) {
        String head = "Overwrite: F\r\nDepth: infinity\r\nDestination: " + target.uri(to) + "\r\n";
        return request("COPY " + from, head, NOTHING, Set.of(201));
    }

    private static String length(long bytes) {
        return "Content-Length: " + bytes + "\r\n";
    }

    private Request request(String methodAndPath, String headers, ByteBuffer body, Set<Integer> expected) {
        int space = methodAndPath.indexOf(' ');
        String line = methodAndPath.substring(0, space + 1) + target.root() + methodAndPath.substring(space + 1);
        byte[] head = (line + " HTTP/1.1\r\n" + common + headers + "\r\n").getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocateDirect(head.length + body.remaining());
        bytes.put(head).put(body.duplicate()).flip();
        return new Request(bytes.asReadOnlyBuffer(), expected);
    }
}
