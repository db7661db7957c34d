package firn.clients.many;

import firn.clients.target.Target;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks over connections that are kept, as programs do, in one folder. */
final class Person {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Target folder;

    Person(Target folder) {
        this.folder = folder;
    }

    HttpResponse<byte[]> ask(String method, String name, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(folder.base().resolve(name))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", folder.basic())
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> ask(String method, String name, String... headers) throws IOException, InterruptedException {
        return ask(method, name, new byte[0], headers);
    }

    Target folder() {
        return folder;
    }
}
