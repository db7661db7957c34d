package firn.clients.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What came back. */
public final class Answer {
    private final int status;
    private final List<String> headers;
    private final byte[] body;

    Answer(int status, List<String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public List<String> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Head and body for messages and for searching what must not leak. */
    public String all() {
        return status + "\n" + String.join("\n", headers) + "\n\n" + text();
    }
}
