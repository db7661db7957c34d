package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import firn.clients.wire.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Joplin's command line, two devices on one folder. Building it takes npm two minutes the first time, hence asked for
 * by {@code -Djoplin=true}; it is kept in {@code ~/.cache/firn-check}.
 */
@Served
@EnabledIfSystemProperty(
        named = "joplin",
        matches = "true",
        disabledReason = "building Joplin takes minutes: run ./check --joplin")
final class JoplinTest {
    private static final String VERSION = "3.5.1";
    private static final Path KEPT = Path.of(System.getProperty("user.home"), ".cache/firn-check/joplin-" + VERSION);

    /**
     * Of all that wants to be compiled Joplin needs only sqlite3 here (a keychain it can do without). It is built against the headers of
     * the machine's Node, or what it needs would come from hosts that are not reached.
     */
    private static final String BUILD = """
            set -e
            npm install --prefix . --ignore-scripts --no-audit --no-fund --no-package-lock joplin@%s
            node=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
            [ -e "$node/include/node/node.h" ] && headers=--nodedir=$node
            cd node_modules/sqlite3
            ../.bin/node-pre-gyp install --build-from-source $headers
            """.formatted(VERSION);

    private final Target files;

    @TempDir
    Path home;

    JoplinTest(DavServer server) {
        files = server.files();
    }

    @BeforeAll
    static void installed() throws IOException {
        Program.require("npm");
        Path built = KEPT.resolve("built");
        if (Files.exists(built)) {
            return;
        }
        Files.createDirectories(KEPT);
        Program.of(KEPT, "bash", "-c", BUILD)
                .within(Duration.ofMinutes(15))
                .run()
                .mustSucceed();
        Files.createFile(built);
    }

    @Test
    void twoDevicesShareNotesThroughTheServer() throws IOException {
        try (Scratch scratch = Scratch.in(files, "joplin")) {
            Device first = new Device("first", scratch.target());
            first.ok("mkbook", "Travel");
            first.ok("use", "Travel");
            first.ok("mknote", "Zürich 🏔");
            first.ok("set", "Zürich 🏔", "body", "from the first device");
            first.sync();
            Device second = new Device("second", scratch.target());
            second.sync();
            second.ok("use", "Travel");
            assertThat(second.ok("cat", "Zürich 🏔")).contains("from the first device");
            second.ok("set", "Zürich 🏔", "body", "changed by the second");
            second.ok("mknote", "Another");
            second.sync();
            first.sync();
            assertThat(first.ok("cat", "Zürich 🏔")).contains("changed by the second");
            first.ok("rmnote", "-f", "-p", "Another");
            first.sync();
            second.sync();
            assertThat(second.ok("ls")).contains("Zürich").doesNotContain("Another");
        }
    }

    private final class Device {
        private final Path profile;

        Device(String name, Target target) throws IOException {
            profile = Files.createDirectories(home.resolve(name));
            ok("config", "sync.target", "6");
            ok("config", "sync.6.path", target.address());
            ok("config", "sync.6.username", target.user());
            ok("config", "sync.6.password", target.password());
        }

        void sync() {
            Outcome outcome = run("sync");
            assertThat(outcome.all())
                    .as(outcome::story)
                    .contains("Completed:")
                    .doesNotContain("Last error")
                    .doesNotContain("Error");
        }

        String ok(String... arguments) {
            return run(arguments).out();
        }

        private Outcome run(String... arguments) {
            Stream<String> joplin =
                    Stream.of(KEPT.resolve("node_modules/.bin/joplin").toString(), "--profile", profile.toString());
            List<String> command = Stream.concat(joplin, Stream.of(arguments)).toList();
            return Program.of(home, command.toArray(String[]::new)).run().mustSucceed();
        }
    }
}
