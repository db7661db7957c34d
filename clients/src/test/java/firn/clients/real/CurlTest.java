package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Answer;
import firn.clients.wire.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** curl, as scripts and backup jobs call it. */
@Served
final class CurlTest {
    private static final int SIZE = 2_000_000;

    private final Target files;

    @TempDir
    Path home;

    CurlTest(DavServer server) {
        files = server.files();
    }

    @BeforeAll
    static void installed() {
        Program.require("curl");
    }

    @Test
    void aStreamWithoutALengthIsStoredWhole() throws IOException {
        try (Scratch scratch = Scratch.in(files, "curl")) {
            byte[] bytes = SampleTree.bytes(12, SIZE);
            Path sent = Files.write(home.resolve("sent.bin"), bytes);
            String url = scratch.target().base() + "streamed.bin";
            String script = "cat " + sent + " | curl -sS -f -u \"$SIGN_IN\" -T - " + url;
            Program.of(home, "bash", "-c", script)
                    .with("SIGN_IN", signIn(files.password()))
                    .run()
                    .mustSucceed();
            assertThat(scratch.http().get("streamed.bin").body()).isEqualTo(bytes);
        }
    }

    @Test
    void anEmptyFileIsStoredEmpty() throws IOException {
        try (Scratch scratch = Scratch.in(files, "curl")) {
            Path empty = Files.createFile(home.resolve("empty"));
            String url = scratch.target().base() + "empty";
            assertThat(status(curl(files.password(), "-T", empty.toString(), url)))
                    .isEqualTo("201");
            Answer answer = scratch.http().get("empty");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Length")).contains("0");
        }
    }

    @Test
    void anyRangeOfAFileCanBeHad() throws IOException {
        try (Scratch scratch = Scratch.in(files, "curl")) {
            byte[] bytes = SampleTree.bytes(13, SIZE);
            Path sent = Files.write(home.resolve("sent.bin"), bytes);
            String url = scratch.target().base() + "ranged.bin";
            curl(files.password(), "-T", sent.toString(), url).mustSucceed();
            assertThat(range(url, "0-0")).isEqualTo(Arrays.copyOfRange(bytes, 0, 1));
            assertThat(range(url, "1000000-1000099")).isEqualTo(Arrays.copyOfRange(bytes, 1000000, 1000100));
            assertThat(range(url, "-10")).isEqualTo(Arrays.copyOfRange(bytes, SIZE - 10, SIZE));
            assertThat(range(url, "1999990-")).isEqualTo(Arrays.copyOfRange(bytes, SIZE - 10, SIZE));
            assertThat(status(curl(files.password(), "-r", SIZE + "-", "-o", "none", url)))
                    .isEqualTo("416");
        }
    }

    @Test
    void aStoppedDownloadGoesOn() throws IOException {
        try (Scratch scratch = Scratch.in(files, "curl")) {
            byte[] bytes = SampleTree.bytes(14, SIZE);
            Path sent = Files.write(home.resolve("sent.bin"), bytes);
            String url = scratch.target().base() + "resumed.bin";
            curl(files.password(), "-T", sent.toString(), url).mustSucceed();
            Path half = Files.write(home.resolve("half.bin"), Arrays.copyOf(bytes, SIZE / 2));
            curl(files.password(), "-C", "-", "-o", half.toString(), url).mustSucceed();
            assertThat(Files.readAllBytes(half)).isEqualTo(bytes);
        }
    }

    @Test
    @OnlyFirn("Apache may take the body before it looks at the password")
    void aWrongPasswordIsRefusedBeforeTheBodyIsSent() throws IOException {
        try (Scratch scratch = Scratch.in(files, "curl")) {
            Path sent = Files.write(home.resolve("sent.bin"), SampleTree.bytes(15, SIZE));
            Outcome outcome = curl(
                    "not the password",
                    "-H",
                    "Expect: 100-continue",
                    "--expect100-timeout",
                    "30",
                    "-w",
                    "%{http_code} %{size_upload}",
                    "-T",
                    sent.toString(),
                    scratch.target().base() + "refused.bin");
            assertThat(outcome.out()).as(outcome::story).endsWith("401 0");
            assertThat(scratch.http().get("refused.bin").status()).isEqualTo(404);
        }
    }

    private byte[] range(String url, String range) throws IOException {
        Path part = home.resolve("part.bin");
        assertThat(status(curl(files.password(), "-r", range, "-o", part.toString(), url)))
                .isEqualTo("206");
        return Files.readAllBytes(part);
    }

    private static String status(Outcome outcome) {
        String out = outcome.mustSucceed().out();
        return out.substring(Math.max(0, out.length() - 3));
    }

    private Outcome curl(String password, String... arguments) {
        Stream<String> always = Stream.of("curl", "-sS", "-u", signIn(password), "-w", "%{http_code}");
        List<String> command = Stream.concat(always, Stream.of(arguments)).toList();
        return Program.of(home, command.toArray(String[]::new)).run();
    }

    private String signIn(String password) {
        return files.user() + ":" + password;
    }
}
