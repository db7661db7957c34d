package firn.bench.peer;

import firn.bench.load.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This checkout's Firn, as a user starts it: {@code ./firn up}. It answers when the disk has the bytes. */
public final class FirnPeer implements Peer {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern DRIVE_ID = Pattern.compile("\"id\"\\s*:\\s*\"?(\\d+)");

    private final Path script;

    /** @param script the checkout's {@code firn} */
    public FirnPeer(Path script) {
        this.script = script.toAbsolutePath();
    }

    @Override
    public String name() {
        return "Firn";
    }

    @Override
    public Optional<String> missing() {
        return Files.isExecutable(script)
                ? Optional.empty()
                : Optional.of("there is no executable " + script + " in this checkout");
    }

    @Override
    public String version() throws IOException {
        String commit = Programs.ask(
                List.of("git", "-C", script.resolveSibling("").toString(), "describe", "--always", "--dirty"),
                Map.of());
        return "Firn at " + commit.strip();
    }

    /** The first start makes account and drive and builds what isn't built: it may take minutes. */
    @Override
    public Installed install(Path home) throws IOException {
        Path data = home.resolve("data");
        Path log = home.resolve("output.log");
        Target address = new Target(Programs.freeAddress(), "/", USER, PASSWORD);
        String port = Integer.toString(address.address().getPort());
        List<String> command = List.of(script.toString(), "up", "--data", data.toString(), "--port", port);
        Map<String, String> environment = Map.of("FIRN_ADMIN_EMAIL", USER, "FIRN_ADMIN_PASSWORD", PASSWORD);
        ServerProcess first = new Installed(command, environment, address, log).launch();
        try {
            awaitReady(first, log);
            String root = "/dav/" + firstDrive(data, environment) + "/";
            return new Installed(command, environment, new Target(address.address(), root, USER, PASSWORD), log);
        } finally {
            first.stop();
        }
    }

    private static void awaitReady(ServerProcess process, Path log) throws IOException {
        long begin = System.nanoTime();
        while (!ready(log)) {
            process.checkAlive();
            process.pause(Duration.ofMillis(50));
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("no line \"ready\" within " + PATIENCE + "; " + process.lastWords());
            }
        }
    }

    private static boolean ready(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line -> line.startsWith("ready "));
        }
    }

    private String firstDrive(Path data, Map<String, String> environment) throws IOException {
        List<String> command =
                List.of(script.toString(), "admin", "drive", "list", "--json", "--data", data.toString());
        String said = Programs.ask(command, environment);
        Matcher id = DRIVE_ID.matcher(said);
        if (!id.find()) {
            throw new IOException("`admin drive list --json` named no drive: " + said.strip());
        }
        return id.group(1);
    }
}
