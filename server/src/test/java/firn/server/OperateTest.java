package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code firn admin} beside a server that runs: what it wishes, the server does. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OperateTest {
    private static final String PASSWORD = "Correct-horse-7";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private JsonNode admin(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(words));
        all.addAll(List.of("--json", "--data", folder.toString()));
        var ended = Program.run(Map.of(), all.toArray(String[]::new));
        assertThat(ended.code()).as(ended.errors()).isZero();
        return new ObjectMapper().readTree(ended.out());
    }

    private int dav(Program server, String method, String path) throws Exception {
        String basic =
                Base64.getEncoder().encodeToString(("ada@example.org:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString("x"))
                .header("Authorization", "Basic " + basic)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void aRunningServerDoesWhatIsWished() throws Exception {
        var environment = Map.of("FIRN_ADMIN_EMAIL", "ada@example.org", "FIRN_ADMIN_PASSWORD", PASSWORD);
        try (Program server = Program.up(folder, environment)) {
            String id = admin("drive", "list").at("/0/id").asText();
            String file = "/dav/" + id + "/Common%20documents/a.txt";
            assertThat(dav(server, "PUT", file)).isEqualTo(201);
            admin("log", "level", "firn.dav=debug", "--for", "10m");
            admin("job", "run", "deleted drives");
            String result = "";
            while (!result.startsWith("done")) {
                for (JsonNode job : admin("job", "list")) {
                    if (job.at("/name").asText().equals("deleted drives")) {
                        result = job.at("/result").asText();
                    }
                }
            }
            admin("drive", "delete", id, "--yes");
            int status = 200;
            while (status == 200) {
                status = dav(server, "GET", file);
            }
            assertThat(status).isEqualTo(404);
            admin("drive", "restore", id);
            while (status == 404) {
                status = dav(server, "GET", file);
            }
            assertThat(status).isEqualTo(200);
            server.terminate();
            assertThat(server.end().errors()).contains("firn.server.dav logs at level debug for a while");
        }
    }
}
