package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code firn admin scrub} and {@code firn admin care}, as an administrator types them. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StorageCommandsTest {
    private static final Map<String, String> ADA =
            Map.of("FIRN_ADMIN_EMAIL", "ada@example.org", "FIRN_ADMIN_PASSWORD", "Correct-horse-7");

    @TempDir
    private Path data;

    @Test
    void whatIsStoredIsLookedAfter() throws Exception {
        try (Program server = Program.up(data, ADA)) {
            assertThat(put(server)).isEqualTo(201);
            assertThat(json(0, "scrub", "--json").get("1").get("damagedChunks").asInt())
                    .isZero();
            assertThat(admin("care", "run").errors())
                    .startsWith("firn: ")
                    .contains("another Firn server runs on this data folder")
                    .doesNotContain("\n");
            server.terminate();
            server.end();
        }
        JsonNode shown = json(0, "care", "show", "--json").get(0);
        assertThat(shown.get("packs").asInt()).isEqualTo(1);
        assertThat(shown.get("bytes").asLong())
                .isGreaterThan(shown.get("garbage").asLong());
        assertThat(shown.get("lost").asInt()).isZero();
        assertThat(json(0, "care", "rebuild", "--json").get(0).get("added").asInt())
                .isZero();
        assertThat(json(0, "care", "run", "--json").get(0).get("damaged").asInt())
                .isZero();
        assertThat(admin("scrub", "--drive", "99").errors()).contains("There is no drive 99");

        damage();
        JsonNode found = json(1, "scrub", "--json", "--drive", "1").get("1");
        assertThat(found.get("files").get(0).get("path").asText()).isEqualTo("/Common documents/words.txt");
        assertThat(json(1, "scrub", "--json", "--report").get("1")).isEqualTo(found);
        assertThat(admin("scrub", "--report").out()).contains("damaged: /Common documents/words.txt");
    }

    private Program.Ended admin(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Program.run(Map.of(), all.toArray(String[]::new));
    }

    private JsonNode json(int code, String... arguments) throws Exception {
        var ended = admin(arguments);
        assertThat(ended.code()).as(ended.toString()).isEqualTo(code);
        return new ObjectMapper().readTree(ended.out());
    }

    private void damage() throws Exception {
        List<Path> files;
        try (var all = Files.walk(data.resolve("packs"))) {
            files = all.filter(file -> file.toString().endsWith(".pack")).toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[32 + 52 + 2] ^= 1;
            Files.write(file, bytes);
        }
    }

    private static int put(Program server) throws Exception {
        String drive = server.said.stream()
                .filter(line -> line.startsWith("  WebDAV"))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();
        String login =
                Base64.getEncoder().encodeToString("ada@example.org:Correct-horse-7".getBytes(StandardCharsets.UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(drive + "Common%20documents/words.txt"))
                                    .method("PUT", HttpRequest.BodyPublishers.ofString("words that stay"))
                                    .header("Authorization", "Basic " + login)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
