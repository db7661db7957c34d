package firn.clients.crash;

import firn.clients.target.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The few WebDAV requests the crash test needs, in one folder. */
final class Dav {
    private static final Pattern HREF = Pattern.compile("<[A-Za-z]*:?href>([^<]+)<");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Target folder;

    Dav(Target folder) {
        this.folder = folder;
    }

    int put(String name, byte[] content) throws IOException {
        return send("PUT", name, BodyPublishers.ofByteArray(content)).statusCode();
    }

    int delete(String name) throws IOException {
        return send("DELETE", name, BodyPublishers.noBody()).statusCode();
    }

    int makeFolder() throws IOException {
        return send("MKCOL", "", BodyPublishers.noBody()).statusCode();
    }

    int move(String name, String to) throws IOException {
        HttpRequest request = request(name)
                .header("Destination", uri(to).toString())
                .header("Overwrite", "T")
                .method("MOVE", BodyPublishers.noBody())
                .build();
        return send(request).statusCode();
    }

    HttpResponse<byte[]> get(String name) throws IOException {
        return send("GET", name, BodyPublishers.noBody());
    }

    Set<String> list() throws IOException {
        HttpRequest request = request("")
                .header("Depth", "1")
                .method("PROPFIND", BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != 207) {
            throw new IOException("PROPFIND answered " + answer.statusCode());
        }
        Set<String> names = new TreeSet<>();
        var hrefs = HREF.matcher(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        while (hrefs.find()) {
            String path = hrefs.group(1);
            if (!path.endsWith("/")) {
                names.add(path.substring(path.lastIndexOf('/') + 1));
            }
        }
        return names;
    }

    private HttpResponse<byte[]> send(String method, String name, BodyPublisher body) throws IOException {
        return send(request(name).method(method, body).build());
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(uri(name)).timeout(Duration.ofMinutes(1)).header("Authorization", folder.basic());
    }

    private URI uri(String name) {
        return folder.base().resolve(name);
    }
}
