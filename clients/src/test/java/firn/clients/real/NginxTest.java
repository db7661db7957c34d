package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FirnServer;
import firn.clients.target.Nginx;
import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Through nginx with the configuration that we ship. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NginxTest {
    private FirnServer firn;
    private Nginx nginx;

    @TempDir
    private Path home;

    @BeforeAll
    void begin() {
        List.of("nginx", "openssl").forEach(Program::require);
        firn = FirnServer.with(Map.of("FIRN_PROXIES", "127.0.0.1"));
        nginx = Nginx.before(firn);
    }

    @AfterAll
    void end() {
        if (nginx != null) {
            nginx.close();
            firn.close();
        }
    }

    @Test
    void litmusPassesWhole() {
        Program.require("litmus");
        Target root = nginx.plain(firn.root());
        Outcome outcome = Program.of(home, "litmus", "-k", root.base().toString(), root.user(), root.password())
                .within(Duration.ofMinutes(5))
                .run();
        String said = outcome.all().replace('\r', '\n');
        assertThat(said.lines().filter(line -> line.contains("summary for")))
                .hasSize(5)
                .allMatch(line -> line.contains(" 100.0%"), said);
        assertThat(said.toLowerCase(java.util.Locale.ROOT)).doesNotContain("warning");
    }

    @Test
    void aLargeFileGoesByTlsAndHttp2() throws IOException {
        Program.require("curl");
        Target files = nginx.secure(firn.files());
        byte[] bytes = new byte[24 << 20];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(home.resolve("large"), bytes);
        Path back = home.resolve("back");
        String address = files.base() + "large%20file";
        Outcome put = curl("-T", file.toString(), address);
        assertThat(put.all()).as("status and version").contains("201 2");
        assertThat(curl("-o", back.toString(), address).all()).contains("200 2");
        assertThat(Files.mismatch(file, back)).isEqualTo(-1);
        Outcome moved = curl("-X", "MOVE", "-H", "Destination: " + files.base() + "moved", address);
        assertThat(moved.all()).contains("201 2");
    }

    private Outcome curl(String... arguments) {
        Target files = nginx.secure(firn.files());
        var command = new java.util.ArrayList<>(List.of("curl", "-sS", "--http2", "--cacert"));
        command.add(nginx.certificateFile().toString());
        command.addAll(List.of("-u", files.user() + ":" + files.password(), "-w", "%{http_code} %{http_version}\n"));
        command.addAll(List.of(arguments));
        return Program.of(home, command.toArray(String[]::new)).run();
    }
}
