package firn.clients.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What came back. Interim answers (1xx) seen before it are in {@code interim}. */
public record Answer(int status, List<String> headers, byte[] body, List<Integer> interim) {
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
