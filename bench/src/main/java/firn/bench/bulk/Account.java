package firn.bench.bulk;

import firn.bench.load.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Somebody signed in to a drive.
 *
 * @param root path of the drive
 * @param cookie of the session
 */
public record Account(InetSocketAddress address, String root, String cookie) {
    /** Signs in to the drive that the target names as {@code /dav/<id>/}. */
    public static Account signIn(Target target) throws IOException {
        InetSocketAddress address = target.address();
        String server = "http://" + address.getHostString() + ":" + address.getPort();
        String words = "{\"email\":\"" + target.user() + "\",\"password\":\"" + target.password() + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .header("X-CSRF", "1")
                .POST(HttpRequest.BodyPublishers.ofString(words))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            String cookie = answer.headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow(() ->
                            new IOException("signing in was answered " + answer.statusCode() + ": " + answer.body()));
            String drive = target.root().replaceAll("\\D", "");
            return new Account(address, "/api/v1/drives/" + drive, cookie.substring(0, cookie.indexOf(';')));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while signing in", interrupted);
        }
    }
}
