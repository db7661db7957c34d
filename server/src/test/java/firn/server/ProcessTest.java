package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starting, being refused to start, and stopping, as whoever types the command meets them. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessTest {
    private static final Map<String, String> ADA =
            Map.of("FIRN_ADMIN_EMAIL", "ada@example.org", "FIRN_ADMIN_PASSWORD", "Correct-horse-7");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> ask(String method, String address, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("X-CSRF", "1")
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String signIn(Program server, String email, String password) throws Exception {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        var answer = ask("POST", server.address() + "/api/v1/session", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private JsonNode get(Program server, String cookie, String path) throws Exception {
        var answer = ask("GET", server.address() + "/api/v1" + path, "", "Cookie", cookie);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static void stop(Program server) throws Exception {
        server.terminate();
        assertThat(server.end()).isEqualTo(new Program.Ended(0, "", ""));
    }

    /** One sentence, for people who do not read Java, and no trace of a stack. */
    private static void refused(Program.Ended ended, String... words) {
        assertThat(ended.code()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.errors()).startsWith("firn: ").contains(words).doesNotContain("\n", "Exception", "\tat ");
        assertThat(ended.out()).doesNotContain("ready ");
    }

    @Test
    void theFirstStartMakesWhatIsNeededAndTheSecondNothing() throws Exception {
        Path data = folder.resolve("data");
        String password;
        JsonNode drives;
        try (Program first = Program.up(data, Map.of())) {
            assertThat(first.said)
                    .contains("The first account: admin@localhost", "  in the browser:  " + first.address() + "/")
                    .anyMatch(line -> line.endsWith(first.address() + "/dav/1/") || line.contains("/dav/"));
            password = first.said.stream()
                    .filter(line -> line.startsWith("Its password, shown this once: "))
                    .findAny()
                    .orElseThrow()
                    .substring("Its password, shown this once: ".length());
            drives = get(first, signIn(first, "admin@localhost", password), "/drives");
            assertThat(drives).hasSize(1);
            stop(first);
        }
        try (Program second = Program.up(data, Map.of())) {
            assertThat(second.said).noneMatch(line -> line.contains("password") || line.contains("first account"));
            assertThat(get(second, signIn(second, "admin@localhost", password), "/drives"))
                    .isEqualTo(drives);
            stop(second);
        }
    }

    @Test
    void whatCannotBeListenedOnIsToldInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            String data = folder.resolve("taken").toString();
            refused(Program.run(ADA, "up", "--data", data, "--port", port), "127.0.0.1:" + port, "--port");
        }
        String data = folder.resolve("elsewhere").toString();
        refused(Program.run(ADA, "up", "--data", data, "--port", "0", "--host", "192.0.2.1"), "192.0.2.1");
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsToldInASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        refused(Program.run(ADA, "up", "--data", file.toString(), "--port", "0"), file.toString());
        Path inside = file.resolve("data");
        refused(Program.run(ADA, "up", "--data", inside.toString(), "--port", "0"), file.toString());
        refused(Program.run(ADA, "up", "--data", "/proc/firn", "--port", "0"), "/proc/firn");
    }

    @Test
    void aDataFolderBelongsToOneServer() throws Exception {
        try (Program server = Program.up(folder, ADA)) {
            var second = Program.run(ADA, "up", "--data", folder.toString(), "--port", "0");
            refused(second, folder.toString(), "another Firn server runs on this data folder");
            stop(server);
        }
    }

    @Test
    void settingsThatCannotBeUsedAreToldInASentenceAndNothingIsMade() throws Exception {
        Path data = folder.resolve("data");
        String[] up = {"up", "--data", data.toString(), "--port", "0"};
        refused(Program.run(Map.of("FIRN_PROT", "1"), up), "FIRN_PROT", "did you mean FIRN_PORT?");
        refused(Program.run(ADA, "up", "--data", data.toString(), "--port", "http"), "“port”", "a whole number");
        Path none = folder.resolve("none.properties");
        refused(Program.run(ADA, "up", "--data", data.toString(), "--config", none.toString()), none.toString());
        assertThat(data).doesNotExist();
        refused(Program.run(Map.of("FIRN_ADMIN_PASSWORD", "short"), up), "FIRN_ADMIN_PASSWORD cannot be used");
    }

    @Test
    void anUploadUnderWayIsFinishedBeforeTheServerStops() throws Exception {
        try (Program server = Program.up(folder, ADA)) {
            String cookie = signIn(server, "ada@example.org", "Correct-horse-7");
            long drive = get(server, cookie, "/drives").at("/0/id").asLong();
            String nodes = "/drives/" + drive + "/nodes/";
            long common =
                    get(server, cookie, nodes + "1/children").at("/nodes/0/id").asLong();
            int port = URI.create(server.address()).getPort();
            try (Socket upload = new Socket("127.0.0.1", port)) {
                write(
                        upload,
                        "PUT /api/v1" + nodes + common
                                + "/children/late.txt/content HTTP/1.1\r\nHost: x\r\nX-CSRF: 1\r\n" + "Cookie: "
                                + cookie + "\r\nExpect: 100-continue\r\nContent-Length: 6\r\n\r\n");
                assertThat(head(upload)).startsWith("HTTP/1.1 100");
                write(upload, "abc");
                server.terminate();
                awaitClosed(port);
                write(upload, "def");
                assertThat(head(upload)).startsWith("HTTP/1.1 201");
            }
            assertThat(server.end()).isEqualTo(new Program.Ended(0, "", ""));
        }
        try (Program again = Program.up(folder, ADA)) {
            String cookie = signIn(again, "ada@example.org", "Correct-horse-7");
            long drive = get(again, cookie, "/drives").at("/0/id").asLong();
            assertThat(get(again, cookie, "/drives/" + drive + "/resolve?path=/Common%20documents/late.txt")
                            .at("/node/file/size")
                            .asLong())
                    .isEqualTo(6);
            stop(again);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return head.toString();
    }

    /** Knocks until nobody opens. */
    private static void awaitClosed(int port) throws IOException {
        boolean open = true;
        while (open) {
            try (Socket knock = new Socket("127.0.0.1", port)) {
                open = knock.isConnected();
            } catch (ConnectException closed) {
                open = false;
            } catch (SocketException reset) {
                open = true;
            }
        }
    }

    @Test
    void helpTellsWhatThereIs() throws Exception {
        var all = Program.run(Map.of(), "--help");
        assertThat(all.code()).isZero();
        assertThat(all.out()).contains("Usage: firn", "A cloud drive that you run yourself.", "up", "admin");
        var up = Program.run(Map.of(), "up", "--help");
        assertThat(up.code()).isZero();
        assertThat(up.out())
                .contains("--config=FILE", "--data=DIR", "--host=HOST", "--port=PORT", "8420", "docs/configuration.md");
        var wrong = Program.run(Map.of(), "upp");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.errors()).contains("upp");
        assertThat(Program.run(Map.of()).code()).isEqualTo(2);
    }
}
