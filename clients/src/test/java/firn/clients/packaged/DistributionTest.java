package firn.clients.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FreePort;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./firn package} makes is all that another machine with a JDK needs. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DistributionTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private static String run(Path in, String... words) throws Exception {
        Process process = new ProcessBuilder(words)
                .directory(in.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void theArchiveUnpacksAndTheServerIsReady() throws Exception {
        String[] said =
                run(ROOT, ROOT.resolve("firn").toString(), "package").strip().split("\n");
        Path archive = Path.of(said[said.length - 1]);
        run(folder, "tar", "-xzf", archive.toString());
        Path firn = folder.resolve("firn-0.1.0/bin/firn");
        assertThat(firn).isExecutable();
        assertThat(folder.resolve("firn-0.1.0"))
                .isDirectoryContaining(it -> it.endsWith("firn.service"))
                .isDirectoryContaining(it -> it.endsWith("LICENSE"))
                .isDirectoryContaining(it -> it.endsWith("docs"));
        String port = Integer.toString(FreePort.find());
        Path data = folder.resolve("data");
        ProcessBuilder up = new ProcessBuilder(firn.toString(), "up", "--data", data.toString(), "--port", port);
        up.environment().putAll(Map.of("FIRN_ADMIN_EMAIL", "a@firn.test", "FIRN_ADMIN_PASSWORD", "Correct-horse-7"));
        Process server = up.redirectErrorStream(true).start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.startsWith("ready ")) {
                    break;
                }
            }
            assertThat(lines.getLast()).as(lines.toString()).isEqualTo("ready http://127.0.0.1:" + port);
            ProcessBuilder ready = new ProcessBuilder(firn.toString(), "admin", "ready", "--data", data.toString());
            ready.environment().put("FIRN_PORT", port);
            assertThat(ready.inheritIO().start().waitFor()).isZero();
            server.toHandle().destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.destroyForcibly();
        }
        assertThat(Files.exists(data.resolve("firn.db"))).isTrue();
    }
}
