package firn.clients.real;

import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;

/** A target as a folder of the system. Closing it unmounts, which waits until everything is stored. */
final class Davfs2Mount implements AutoCloseable {
    final Path folder;
    private final Path home;
    private final Path cache;

    Davfs2Mount(Path home, Target target) throws IOException {
        this.home = home;
        this.folder = Files.createDirectories(home.resolve("mnt"));
        this.cache = Files.createDirectories(home.resolve("cache"));
        giveToDavfs2();
        Path secrets = home.resolve("secrets");
        Files.writeString(secrets, "%s \"%s\" \"%s\"\n".formatted(target.address(), target.user(), target.password()));
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

    static void assumePossible() {
        Program.require("mount.davfs");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "mounting with davfs2 needs root");
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "davfs2 needs /dev/fuse, which is not here");
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
