package firn.clients.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One run of an external program, to be described, then {@link #run}. It sees no proxy and no home but its own. */
public record Program(List<String> command, Path home, Map<String, String> environment, String input, Duration limit) {
    private static final List<String> SYSTEM_FOLDERS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    /** @param home the working directory and HOME: whatever the program keeps, it keeps there */
    public static Program of(Path home, String... command) {
        return new Program(List.of(command), home, Map.of(), "", Duration.ofMinutes(2));
    }

    public Program with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Program(command, home, more, input, limit);
    }

    public Program saying(String text) {
        return new Program(command, home, environment, text, limit);
    }

    public Program within(Duration longest) {
        return new Program(command, home, environment, input, longest);
    }

    /** Skips the test, in one line that says why, when the program is not on this machine. */
    public static void require(String name) {
        Assumptions.assumeTrue(
                find(name).isPresent(), () -> name + " is not installed; ./check installs it (clients/packages.txt)");
    }

    public static Optional<Path> find(String name) {
        Stream<String> path =
                Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"));
        return Stream.concat(path, SYSTEM_FOLDERS.stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Outcome run() {
        try {
            Path out = Files.createTempFile("firn-clients-", ".out");
            Path err = Files.createTempFile("firn-clients-", ".err");
            Path in = Files.writeString(Files.createTempFile("firn-clients-", ".in"), input);
            try {
                return await(builder(in, out, err).start(), out, err);
            } finally {
                for (Path file : List.of(out, err, in)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        }
    }

    private ProcessBuilder builder(Path in, Path out, Path err) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> seen = builder.environment();
        seen.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        seen.put("HOME", home.toString());
        seen.put("LC_ALL", "C.UTF-8");
        seen.putAll(environment);
        return builder;
    }

    private Outcome await(Process process, Path out, Path err) throws IOException {
        boolean ended;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = false;
        }
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().onExit().join();
        }
        int exit = ended ? process.exitValue() : Outcome.TOO_LONG;
        return new Outcome(command, exit, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
