package firn.bench.peer;

import firn.bench.load.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code rclone serve webdav} on plain files with its defaults. It answers before the disk has the bytes. */
public final class RclonePeer implements Peer {
    private static final String PROGRAM = "rclone";

    @Override
    public String name() {
        return "rclone serve";
    }

    @Override
    public Optional<String> missing() {
        return Programs.find(PROGRAM).isPresent()
                ? Optional.empty()
                : Optional.of("rclone is not installed (as root the bench installs it from Debian's packages)");
    }

    @Override
    public String version() throws IOException {
        String said = Programs.ask(List.of(PROGRAM, "version"), Map.of());
        return said.lines().findFirst().orElse(said);
    }

    @Override
    public Installed install(Path home) throws IOException {
        Target target = new Target(Programs.freeAddress(), "/", USER, PASSWORD);
        Path files = Files.createDirectories(home.resolve("files"));
        String address = "127.0.0.1:" + target.address().getPort();
        List<String> command = List.of(
                PROGRAM, "serve", "webdav", files.toString(), "--addr", address, "--user", USER, "--pass", PASSWORD);
        // an empty configuration of its own, whatever the user has
        Map<String, String> environment =
                Map.of("RCLONE_CONFIG", home.resolve("rclone.conf").toString());
        Files.writeString(home.resolve("rclone.conf"), "");
        return new Installed(command, environment, target, home.resolve("output.log"));
    }
}
