package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
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
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cadaver, signed in by a .netrc and told what to do line by line. */
@Served
final class CadaverTest {
    private final Target files;

    @TempDir
    Path home;

    CadaverTest(DavServer server) {
        files = server.files();
    }

    @BeforeAll
    static void installed() {
        Program.require("cadaver");
    }

    @Test
    void carriesFilesThereAndBack() throws IOException {
        Path sent = Files.write(home.resolve("sent.bin"), SampleTree.bytes(7, 200_000));
        try (Scratch scratch = Scratch.in(files, "cadaver")) {
            String said = tell(scratch.target(), """
                    mkcol folder
                    put sent.bin folder/sent.bin
                    copy folder/sent.bin copy.bin
                    move copy.bin moved.bin
                    get moved.bin back.bin
                    ls
                    delete folder/sent.bin
                    rmcol folder
                    quit
                    """);
            assertThat(Files.readAllBytes(home.resolve("back.bin"))).as(said).isEqualTo(Files.readAllBytes(sent));
            assertThat(said).contains("moved.bin").doesNotContain("failed");
            assertThat(scratch.http().get("moved.bin").status()).isEqualTo(200);
            assertThat(scratch.http().get("copy.bin").status()).isEqualTo(404);
            assertThat(scratch.http().get("folder/").status()).isEqualTo(404);
        }
    }

    @Test
    void locksAndItsPropertiesAreKept() throws IOException {
        try (Scratch scratch = Scratch.in(files, "cadaver")) {
            assertThat(scratch.http().put("file.txt", "text").status()).isEqualTo(201);
            String said = tell(scratch.target(), """
                    lock file.txt
                    propset file.txt colour blue
                    propget file.txt colour
                    discover file.txt
                    unlock file.txt
                    discover file.txt
                    quit
                    """);
            assertThat(said).contains("blue").contains("no locks found").doesNotContain("failed");
            Answer after = scratch.http().put("file.txt", "free again");
            assertThat(after.status()).as(after::all).isEqualTo(204);
        }
    }

    private String tell(Target target, String commands) throws IOException {
        String machine = target.base().getHost();
        Path netrc = home.resolve(".netrc");
        Files.writeString(
                netrc, "machine %s\nlogin %s\npassword %s\n".formatted(machine, target.user(), target.password()));
        Files.setPosixFilePermissions(netrc, PosixFilePermissions.fromString("rw-------"));
        Outcome outcome = Program.of(home, "cadaver", target.base().toString())
                .saying(commands)
                .run()
                .mustSucceed();
        return outcome.all();
    }
}
