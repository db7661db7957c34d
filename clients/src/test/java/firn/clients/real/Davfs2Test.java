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
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** davfs2: the drive as a folder of the system. Needs root and /dev/fuse, and says so where they are missing. */
@Served
final class Davfs2Test {
    private final Target files;

    @TempDir
    Path home;

    Davfs2Test(DavServer server) {
        files = server.files();
    }

    @BeforeAll
    static void possible() {
        Program.require("mount.davfs");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "mounting with davfs2 needs root");
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "davfs2 needs /dev/fuse, which is not here");
    }

    @Test
    void whatIsWrittenInTheFolderIsOnTheServer() throws IOException {
        try (Scratch scratch = Scratch.in(files, "davfs2")) {
            byte[] big = SampleTree.bytes(8, 3_000_000);
            try (Mount mount = new Mount(scratch.target())) {
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
            try (Mount mount = new Mount(scratch.target())) {
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
    void aSecondMountReadsWhatTheFirstWrote() throws IOException {
        try (Scratch scratch = Scratch.in(files, "davfs2")) {
            byte[] bytes = SampleTree.bytes(9, 500_000);
            try (Mount first = new Mount(scratch.target())) {
                Files.write(first.folder.resolve("shared.bin"), bytes);
            }
            try (Mount second = new Mount(scratch.target())) {
                assertThat(Files.readAllBytes(second.folder.resolve("shared.bin")))
                        .isEqualTo(bytes);
                try (Stream<Path> names = Files.list(second.folder)) {
                    assertThat(names.map(path -> path.getFileName().toString())).contains("shared.bin");
                }
            }
        }
    }

    /** Closing it unmounts, which waits until everything is stored. */
    private final class Mount implements AutoCloseable {
        final Path folder = Files.createDirectories(home.resolve("mnt"));
        private final Path cache = Files.createDirectories(home.resolve("cache"));

        Mount(Target target) throws IOException {
            giveToDavfs2();
            Path secrets = home.resolve("secrets");
            Files.writeString(
                    secrets, "%s \"%s\" \"%s\"\n".formatted(target.address(), target.user(), target.password()));
            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
            Path configuration = Files.writeString(home.resolve("davfs2.conf"), """
                    secrets %s
                    cache_dir %s
                    ask_auth 0
                    delay_upload 0
                    buf_size 64
                    use_locks 1
                    """.formatted(secrets, cache));
            Outcome outcome = Program.of(
                            home, "mount.davfs", "-o", "conf=" + configuration, target.address(), folder.toString())
                    .run();
            Assumptions.assumeFalse(
                    outcome.all().contains("can't open fuse device"), "this machine does not let davfs2 use FUSE");
            outcome.mustSucceed();
        }

        /** The mount's process works in the group davfs2 and must reach its cache. */
        private void giveToDavfs2() throws IOException {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwx---"));
            GroupPrincipal group =
                    cache.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("davfs2");
            Files.getFileAttributeView(cache, PosixFileAttributeView.class).setGroup(group);
        }

        @Override
        public void close() throws IOException {
            Program.of(home, "umount", folder.toString()).run().mustSucceed();
        }
    }
}
