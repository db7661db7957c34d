package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs and watches Firn elsewhere, judged by the tools it is written for. */
class PackagingTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    private record Said(int code, String words) {}

    private static Said run(String program, String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(program));
        command.addAll(List.of(words));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort(program + " is not installed here");
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }

    /** With programs that are there in the place of /opt/firn's. */
    private Path unit() throws IOException {
        String text = Files.readString(ROOT.resolve("packaging/firn.service"))
                .replaceAll("(?m)^ExecStart=.*", "ExecStart=/bin/true")
                .replaceAll("(?m)^ExecStartPost=.*", "ExecStartPost=/bin/true");
        return Files.writeString(folder.resolve("firn.service"), text);
    }

    @Test
    void systemdUnderstandsTheUnit() throws Exception {
        var said = run("systemd-analyze", "verify", "--man=no", unit().toString());
        assertThat(said.words()).doesNotContain("firn.service:");
        assertThat(said.code()).as(said.words()).isZero();
    }

    /** The settings say where the server listens; the unit must not say it a second time. */
    @Test
    void theUnitKnowsNoPort() throws Exception {
        assertThat(Files.readString(ROOT.resolve("packaging/firn.service")))
                .contains("\nExecStartPost=/opt/firn/bin/firn admin ready")
                .doesNotContain("8420", "http:");
    }

    /** 0.0 is a process that may do nothing, 10.0 one that may do all. */
    @Test
    void theUnitTakesAwayWhatFirnDoesNotNeed() throws Exception {
        var said =
                run("systemd-analyze", "security", "--offline=yes", "--no-pager", "--threshold=25", unit().toString());
        assertThat(said.code()).as(said.words()).isZero();
    }

    @Test
    void prometheusUnderstandsTheRules() throws Exception {
        var said = run(
                "promtool",
                "check",
                "rules",
                ROOT.resolve("docs/prometheus/alerts.yml").toString());
        assertThat(said.code()).as(said.words()).isZero();
    }

    @Test
    void theContainerRunsAsNobodyAndIsAskedForItsHealth() throws Exception {
        String text = Files.readString(ROOT.resolve("Dockerfile"));
        assertThat(text)
                .contains("\nUSER firn\n", "\nHEALTHCHECK ", "\nSTOPSIGNAL SIGTERM\n")
                .doesNotContain(":latest", "ADD ");
        assertThat(Files.readString(ROOT.resolve("compose.yaml"))).doesNotContain("\t", ":latest");
    }
}
