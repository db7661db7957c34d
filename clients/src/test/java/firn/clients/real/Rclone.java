package firn.clients.real;

import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** rclone with a configuration of its own that knows one remote, {@code dav:}. */
final class Rclone {
    private final Path home;
    private final Path configuration;

    Rclone(Path home, Target target, String vendor) throws IOException {
        this.home = home;
        this.configuration = home.resolve("rclone.conf");
        String password = Program.of(home, "rclone", "obscure", target.password())
                .run()
                .mustSucceed()
                .out()
                .strip();
        Files.writeString(configuration, """
                [dav]
                type = webdav
                url = %s
                vendor = %s
                user = %s
                pass = %s
                nextcloud_chunk_size = 0
                """.formatted(target.base(), vendor, target.user(), password));
    }

    /** Runs to the end, without retries that would hide a failure. */
    Outcome run(String... arguments) {
        Stream<String> always = Stream.of(
                "rclone", "--config", configuration.toString(), "--retries", "1", "--low-level-retries", "1", "-v");
        List<String> command = Stream.concat(always, Stream.of(arguments)).toList();
        return Program.of(home, command.toArray(String[]::new))
                .within(Duration.ofMinutes(3))
                .run();
    }

    String ok(String... arguments) {
        return run(arguments).mustSucceed().out();
    }
}
