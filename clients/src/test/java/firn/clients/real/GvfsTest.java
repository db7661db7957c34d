package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GNOME's gvfs, the way Files uses it, on a message bus of its own. */
@Served
final class GvfsTest {
    private final Target files;

    @TempDir
    Path home;

    GvfsTest(DavServer server) {
        files = server.files();
    }

    @BeforeAll
    static void installed() {
        Program.require("dbus-run-session");
        Program.require("gio");
        Assumptions.assumeTrue(
                Program.find("../lib/gvfs/gvfsd-dav")
                        .or(() -> Program.find("../libexec/gvfsd-dav"))
                        .isPresent(),
                "gvfsd-dav is not installed; ./check installs it (gvfs-backends in clients/packages.txt)");
    }

    @Test
    void mountsListsCopiesSavesRenamesMovesAndRemoves() throws IOException {
        byte[] bytes = SampleTree.bytes(10, 400_000);
        Files.write(home.resolve("sent.bin"), bytes);
        try (Scratch scratch = Scratch.in(files, "gvfs")) {
            Outcome outcome =
                    session(scratch.target(), scratch.target().password(), """
                    set -e
                    gio mkdir "$BASE/folder"
                    gio copy sent.bin "$BASE/folder/sent.bin"
                    gio copy "$BASE/folder/sent.bin" back.bin
                    printf 'saved' | gio save "$BASE/saved.txt"
                    printf 'saved again' | gio save "$BASE/saved.txt"
                    gio rename "$BASE/saved.txt" "renamed é.txt"
                    gio move "$BASE/folder/sent.bin" "$BASE/moved.bin"
                    printf '' | gio save "$BASE/empty.txt"
                    gio remove "$BASE/folder"
                    echo LISTING; gio list "$BASE/"
                    """).mustSucceed();
            assertThat(outcome.out()
                            .substring(outcome.out().indexOf("LISTING"))
                            .lines()
                            .skip(1))
                    .as(outcome::story)
                    .containsExactlyInAnyOrder("moved.bin", "renamed é.txt", "empty.txt");
            assertThat(Files.readAllBytes(home.resolve("back.bin"))).isEqualTo(bytes);
            assertThat(scratch.http().get("moved.bin").body()).isEqualTo(bytes);
            assertThat(scratch.http().get("renamed%20%C3%A9.txt").text()).isEqualTo("saved again");
            assertThat(scratch.http().get("empty.txt").body()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsAskedForAgainAndNothingIsMounted() throws IOException {
        try (Scratch scratch = Scratch.in(files, "gvfs")) {
            Outcome outcome = session(scratch.target(), "not the password", "echo MOUNTED");
            assertThat(outcome.exit()).as(outcome::story).isNotZero();
            assertThat(outcome.out()).doesNotContain("MOUNTED");
        }
    }

    private Outcome session(Target target, String password, String script) throws IOException {
        Path runtime = Files.createDirectories(home.resolve("runtime"));
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
        String base = target.address().replaceFirst("^http", "dav");
        String mount = """
                printf '%s\\n%s\\n' "$DAV_USER" "$DAV_PASSWORD" | gio mount "$BASE/" || exit 9
                """;
        return Program.of(home, "dbus-run-session", "--", "bash", "-c", mount + script)
                .with("XDG_RUNTIME_DIR", runtime.toString())
                .with("GVFS_DISABLE_FUSE", "1")
                .with("BASE", base)
                .with("DAV_USER", target.user())
                .with("DAV_PASSWORD", password)
                .run();
    }
}
