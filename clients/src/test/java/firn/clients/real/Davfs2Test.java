package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firn.clients.target.DavServer;
import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.Program;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Answer;
import firn.clients.wire.RestSession;
import firn.clients.wire.Scratch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** davfs2: the drive as a folder of the system. Needs root and /dev/fuse, and says so where they are missing. */
@Served
final class Davfs2Test {
    private final DavServer server;
    private final Target files;

    @TempDir
    Path home;

    Davfs2Test(DavServer server) {
        this.server = server;
        files = server.files();
    }

    @BeforeAll
    static void possible() {
        Davfs2Mount.assumePossible();
    }

    @Test
    void whatIsWrittenInTheFolderIsOnTheServer() throws IOException {
        try (Scratch scratch = Scratch.in(files, "davfs2")) {
            byte[] big = SampleTree.bytes(8, 3_000_000);
            try (Davfs2Mount mount = new Davfs2Mount(home, scratch.target())) {
                Files.createDirectories(mount.folder.resolve("sub/deeper"));
                Files.write(mount.folder.resolve("sub/deeper/big ü.bin"), big);
                Files.writeString(mount.folder.resolve("note.txt"), "first");
                Files.createFile(mount.folder.resolve("empty"));
            }
            assertThat(scratch.http().get("sub/deeper/big%20%C3%BC.bin").body()).isEqualTo(big);
            assertThat(scratch.http().get("note.txt").text()).isEqualTo("first");
            Answer empty = scratch.http().get("empty");
            assertThat(empty.status()).isEqualTo(200);
            assertThat(empty.body()).isEmpty();
        }
    }

    @Test
    @OnlyFirn("Apache's ETags are weak just after a write, so davfs2 believes the file was changed by another")
    void filesAreChangedInPlaceRenamedOverAndRemoved() throws IOException {
        try (Scratch scratch = Scratch.in(files, "davfs2")) {
            scratch.http().put("log.txt", "one\n");
            scratch.http().put("target.txt", "old");
            scratch.http().put("gone.txt", "to be removed");
            try (Davfs2Mount mount = new Davfs2Mount(home, scratch.target())) {
                try (OutputStream log =
                        Files.newOutputStream(mount.folder.resolve("log.txt"), StandardOpenOption.APPEND)) {
                    log.write("two\n".getBytes(StandardCharsets.UTF_8));
                }
                Files.writeString(mount.folder.resolve("target.txt.tmp"), "new");
                Files.move(
                        mount.folder.resolve("target.txt.tmp"),
                        mount.folder.resolve("target.txt"),
                        StandardCopyOption.REPLACE_EXISTING);
                Files.delete(mount.folder.resolve("gone.txt"));
            }
            assertThat(scratch.http().get("log.txt").text()).isEqualTo("one\ntwo\n");
            assertThat(scratch.http().get("target.txt").text()).isEqualTo("new");
            assertThat(scratch.http().get("target.txt.tmp").status()).isEqualTo(404);
            assertThat(scratch.http().get("gone.txt").status()).isEqualTo(404);
        }
    }

    @Test
    @OnlyFirn("versions are Firn's")
    void whatAnEditorSavesByRenamingIsAVersionOfTheFile() throws IOException {
        if (!(server instanceof FirnServer firn)) {
            throw new AssertionError("@OnlyFirn lets no other server in");
        }
        try (Scratch scratch = Scratch.in(files, "davfs2")) {
            for (String text : new String[] {"first", "second one", "the third of them"}) {
                try (Davfs2Mount mount = new Davfs2Mount(home, scratch.target())) {
                    Path swap = Files.writeString(mount.folder.resolve(".letter.txt.swp"), text);
                    Files.move(swap, mount.folder.resolve("letter.txt"), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            assertThat(scratch.http().get("letter.txt").text()).isEqualTo("the third of them");
            String folder = scratch.target().base().getPath().replaceAll("^/dav/\\d+/[^/]+|/$", "");
            JsonNode versions = RestSession.of(firn.rest()).versions(firn.driveId(), folder + "/letter.txt");
            List<Long> sizes = new ArrayList<>();
            versions.forEach(it -> sizes.add(it.at("/content/size").asLong()));
            assertThat(sizes).as(versions::toPrettyString).containsSubsequence(17L, 10L, 5L);
        }
    }

    @Test
    @OnlyFirn("Apache's weak ETags lose davfs2's second write of a file")
    void aGitRepositoryCanBeClonedIntoItAndIsWhole() throws IOException {
        Program.require("git");
        try (Scratch scratch = Scratch.in(files, "davfs2")) {
            Path origin = SampleTree.make(home.resolve("origin"));
            git(origin, "init", "-q");
            git(origin, "add", ".");
            git(origin, "-c", "user.name=t", "-c", "user.email=t@firn.test", "commit", "-qm", "all of it");
            try (Davfs2Mount mount = new Davfs2Mount(home, scratch.target())) {
                git(mount.folder, "clone", "-q", "--no-local", origin.toString(), "clone");
                assertThat(git(mount.folder.resolve("clone"), "status", "--porcelain"))
                        .isEmpty();
            }
            try (Davfs2Mount again = new Davfs2Mount(home, scratch.target())) {
                git(again.folder.resolve("clone"), "fsck", "--full", "--strict");
                assertThat(git(again.folder.resolve("clone"), "log", "--format=%s"))
                        .isEqualTo("all of it\n");
            }
        }
    }

    private String git(Path where, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "safe.directory=*", "-C", where.toString()));
        command.addAll(List.of(words));
        return Program.of(home, command.toArray(String[]::new))
                .run()
                .mustSucceed()
                .out();
    }

    @Test
    void aSecondMountReadsWhatTheFirstWrote() throws IOException {
        try (Scratch scratch = Scratch.in(files, "davfs2")) {
            byte[] bytes = SampleTree.bytes(9, 500_000);
            try (Davfs2Mount first = new Davfs2Mount(home, scratch.target())) {
                Files.write(first.folder.resolve("shared.bin"), bytes);
            }
            try (Davfs2Mount second = new Davfs2Mount(home, scratch.target())) {
                assertThat(Files.readAllBytes(second.folder.resolve("shared.bin")))
                        .isEqualTo(bytes);
                try (Stream<Path> names = Files.list(second.folder)) {
                    assertThat(names.map(path -> path.getFileName().toString())).contains("shared.bin");
                }
            }
        }
    }
}
