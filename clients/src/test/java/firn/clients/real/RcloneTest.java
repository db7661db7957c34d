package firn.clients.real;

import static firn.clients.tool.SampleTree.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** rclone as people set it up: as plain WebDAV and as the two vendors with times and checksums. */
@Served
final class RcloneTest {
    private final Target files;

    @TempDir
    Path home;

    RcloneTest(DavServer server) {
        files = server.files();
    }

    @BeforeAll
    static void installed() {
        Program.require("rclone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "owncloud", "nextcloud"})
    void aTreeGoesUpAndComesBackEqual(String vendor) throws IOException {
        try (Scratch scratch = Scratch.in(files, "rclone-" + vendor)) {
            Rclone rclone = new Rclone(home, scratch.target(), vendor);
            Path tree = SampleTree.make(home.resolve("tree"));
            rclone.ok("copy", tree.toString(), "dav:tree", "--create-empty-src-dirs");
            rclone.ok("check", tree.toString(), "dav:tree", "--download");
            rclone.ok("copy", "dav:tree", home.resolve("back").toString());
            SampleTree.assertSame(tree, home.resolve("back"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "owncloud", "nextcloud"})
    void syncDeletesMoveMovesAndPurgeLeavesNothing(String vendor) throws IOException {
        try (Scratch scratch = Scratch.in(files, "rclone-" + vendor)) {
            Rclone rclone = new Rclone(home, scratch.target(), vendor);
            Path tree = Files.createDirectories(home.resolve("tree/sub")).getParent();
            Files.write(tree.resolve("stays.bin"), bytes(1, 1000));
            Files.write(tree.resolve("sub/goes.bin"), bytes(2, 1000));
            rclone.ok("sync", tree.toString(), "dav:tree");
            Files.delete(tree.resolve("sub/goes.bin"));
            Files.write(tree.resolve("sub/comes.bin"), bytes(3, 1001));
            rclone.ok("sync", tree.toString(), "dav:tree");
            assertThat(rclone.ok("lsf", "-R", "--files-only", "dav:tree").lines())
                    .containsExactlyInAnyOrder("stays.bin", "sub/comes.bin");
            rclone.ok("moveto", "dav:tree/stays.bin", "dav:tree/sub/moved é.bin");
            rclone.ok("move", "dav:tree", "dav:other");
            rclone.ok("copy", "dav:other", home.resolve("back").toString());
            assertThat(SampleTree.hashes(home.resolve("back"))).containsOnlyKeys("sub/comes.bin", "sub/moved é.bin");
            rclone.ok("purge", "dav:other");
            assertThat(rclone.ok("lsf", "-R", "dav:").lines().filter(line -> line.startsWith("other")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @OnlyFirn("keeping times and checksums is an extension of ownCloud's")
    @ValueSource(strings = {"owncloud", "nextcloud"})
    void timesAndChecksumsAreKept(String vendor) throws IOException {
        try (Scratch scratch = Scratch.in(files, "rclone-" + vendor)) {
            Rclone rclone = new Rclone(home, scratch.target(), vendor);
            Path tree = SampleTree.make(home.resolve("tree"));
            Path file = Files.write(tree.resolve("photo ä.jpg"), bytes(5, 100_000));
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2014-07-08T21:30:05Z")));
            rclone.ok("copy", tree.toString(), "dav:tree");
            assertThat(rclone.ok("lsf", "--format", "t", "dav:tree/photo ä.jpg"))
                    .startsWith("2014-07-08 21:30:05");
            assertThat(rclone.ok("hashsum", "sha1", "dav:tree/photo ä.jpg"))
                    .startsWith(SampleTree.hash("SHA-1", Files.readAllBytes(file)) + "  ");
            Outcome check = rclone.run("check", tree.toString(), "dav:tree").mustSucceed();
            assertThat(check.err()).as(check::story).doesNotContain("hashes could not be checked");
            assertNothingToSend(rclone, tree);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "other")
    void whatIsThereIsNotSentAgain(String vendor) throws IOException {
        try (Scratch scratch = Scratch.in(files, "rclone-" + vendor)) {
            Rclone rclone = new Rclone(home, scratch.target(), vendor);
            Path tree = SampleTree.make(home.resolve("tree"));
            rclone.ok("copy", tree.toString(), "dav:tree");
            assertNothingToSend(rclone, tree);
        }
    }

    private static void assertNothingToSend(Rclone rclone, Path tree) {
        Outcome again = rclone.run("copy", tree.toString(), "dav:tree").mustSucceed();
        assertThat(again.err()).as(again::story).contains("There was nothing to transfer");
    }

    @ParameterizedTest
    @OnlyFirn("setting a time without new content is an extension of ownCloud's")
    @ValueSource(strings = {"owncloud", "nextcloud"})
    void aTouchedFileGetsItsTime(String vendor) throws IOException {
        try (Scratch scratch = Scratch.in(files, "rclone-" + vendor)) {
            Rclone rclone = new Rclone(home, scratch.target(), vendor);
            Path tree = Files.createDirectories(home.resolve("tree"));
            Path file = Files.write(tree.resolve("report.pdf"), bytes(6, 50_000));
            rclone.ok("copy", tree.toString(), "dav:tree");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2011-01-02T03:04:05Z")));
            Outcome again = rclone.run("copy", tree.toString(), "dav:tree").mustSucceed();
            assertThat(again.err()).as("older ones send it again").containsAnyOf("Updated modification", "Copied");
            assertThat(rclone.ok("lsf", "--format", "t", "dav:tree")).startsWith("2011-01-02 03:04:05");
        }
    }
}
