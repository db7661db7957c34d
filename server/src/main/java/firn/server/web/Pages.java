package firn.server.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The browser's pages: files of the class path below {@code /web/}. {@code /} and {@code /app/…} give the first page. */
public final class Pages implements Handler {
    private static final String FOLDER = "/web/";
    private static final String FIRST = "index.html";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; frame-src 'self'; object-src 'none';"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private record Page(byte[] bytes, String type, String tag) {}

    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        String method = request.prologue().method().text();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.status(Status.METHOD_NOT_ALLOWED_405).header("Allow", "GET, HEAD");
            words(request, response, "Here one may use GET and HEAD.");
            return;
        }
        Optional<Page> page = name(request).flatMap(this::page);
        if (page.isEmpty()) {
            response.status(Status.NOT_FOUND_404);
            words(request, response, "There is no such page.");
            return;
        }
        send(page.get(), request, response);
    }

    private static void send(Page page, ServerRequest request, ServerResponse response) {
        response.header("ETag", page.tag());
        response.header("Cache-Control", "no-cache");
        response.header("Content-Security-Policy", POLICY);
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        response.header("Cross-Origin-Opener-Policy", "same-origin");
        var headers = request.headers();
        if (headers.contains(HeaderNames.IF_NONE_MATCH)
                && headers.get(HeaderNames.IF_NONE_MATCH).get().contains(page.tag())) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        response.header("Content-Type", page.type());
        Whole.send(request, response, page.bytes());
    }

    private static void words(ServerRequest request, ServerResponse response, String words) {
        response.header("Content-Type", "text/plain; charset=utf-8");
        response.header("X-Content-Type-Options", "nosniff");
        Whole.send(request, response, (words + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The file a path stands for; empty for anything that is not plainly one. A folder (no dot) is none. */
    private static Optional<String> name(ServerRequest request) {
        List<String> segments;
        try {
            segments = RawPath.segments(request.prologue().uriPath().rawPath());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (segments.equals(List.of("")) || segments.getFirst().equals("app")) {
            return Optional.of(FIRST);
        }
        return segments.getLast().contains(".")
                        && segments.stream()
                                .allMatch(segment -> PLAIN.matcher(segment).matches())
                ? Optional.of(String.join("/", segments))
                : Optional.empty();
    }

    /** Only what is there is remembered, or a stranger could fill the memory. */
    private Optional<Page> page(String name) {
        Page known = pages.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Page> loaded = load(name);
        loaded.ifPresent(page -> pages.put(name, page));
        return loaded;
    }

    private static Optional<Page> load(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            String type = MediaTypes.of(new firn.core.tree.Name(name.substring(name.lastIndexOf('/') + 1)));
            boolean text = type.startsWith("text/") || type.equals("image/svg+xml");
            return bytes.length == 0
                    ? Optional.empty()
                    : Optional.of(new Page(bytes, text ? type + "; charset=utf-8" : type, tag(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }
}
