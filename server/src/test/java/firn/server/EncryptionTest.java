package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys given, lost and found again, as an administrator meets them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EncryptionTest {
    private static final Map<String, String> ADA =
            Map.of("FIRN_ADMIN_EMAIL", "ada@example.org", "FIRN_ADMIN_PASSWORD", "Correct-horse-7");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SECRET = "the words that nobody may see ".repeat(3);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void withTheKeyItIsReadWithoutItIsSaid() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> keyed = new HashMap<>(ADA);
        keyed.put("FIRN_ENCRYPTION_KEY", KEY);
        try (Program server = Program.up(data, keyed)) {
            assertThat(ask(server, "PUT", SECRET).statusCode()).isEqualTo(201);
            server.terminate();
            server.end();
        }
        assertThat(packs(data)).isNotEmpty().doesNotContain(SECRET.substring(0, 30));

        Program.Ended without = Program.run(ADA, "up", "--data", data.toString(), "--port", "0");
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.errors())
                .startsWith("firn: Some of what is stored here is encrypted with the key ")
                .doesNotContain("\n", "Exception", KEY);

        Path file = data.resolve("keys");
        Files.writeString(file, KEY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Program.run(ADA, "up", "--data", data.toString(), "--port", "0")
                        .errors())
                .contains("chmod 600")
                .doesNotContain(KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (Program server = Program.up(data, ADA)) {
            assertThat(ask(server, "GET", "").body()).isEqualTo(SECRET);
        }
    }

    private HttpResponse<String> ask(Program server, String method, String body) throws Exception {
        String drive = server.said.stream()
                .filter(line -> line.startsWith("  WebDAV"))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();
        String login =
                Base64.getEncoder().encodeToString("ada@example.org:Correct-horse-7".getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(drive + "Common%20documents/secret.txt"))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", "Basic " + login)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String packs(Path data) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(data.resolve("packs"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
