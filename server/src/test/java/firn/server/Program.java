package firn.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Firn as a process of its own, with the class path of the tests. */
final class Program implements AutoCloseable {
    private final Process process;
    private final CompletableFuture<String> errors;
    private final BufferedReader out;
    final List<String> said = new ArrayList<>();

    private Program(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FIRN_"));
        builder.environment().putAll(environment);
        process = builder.start();
        out = process.inputReader(StandardCharsets.UTF_8);
        errors = CompletableFuture.supplyAsync(
                this::errors, work -> Thread.ofPlatform().daemon().start(work));
    }

    private String errors() {
        return process.errorReader(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n"));
    }

    /** Something that has ended: its exit code and all it said. */
    record Ended(int code, String out, String errors) {}

    static Ended run(Map<String, String> environment, String... arguments) throws Exception {
        try (Program program = new Program(environment, arguments)) {
            return program.end();
        }
    }

    /** A server on any port, once it has said that it is ready. */
    static Program up(Path data, Map<String, String> environment) throws Exception {
        Program program = new Program(environment, "up", "--data", data.toString(), "--port", "0");
        String line = program.out.readLine();
        while (line != null && !line.startsWith("ready ")) {
            program.said.add(line);
            line = program.out.readLine();
        }
        if (line == null) {
            throw new AssertionError("It did not start: " + program.end());
        }
        program.said.add(line);
        return program;
    }

    String address() {
        return said.getLast().substring("ready ".length());
    }

    /** Sends SIGTERM; what it says then can still be read. */
    void terminate() {
        process.toHandle().destroy();
    }

    Ended end() throws Exception {
        String rest = String.join("\n", out.readAllLines());
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It goes on and on; it said: " + rest);
        }
        return new Ended(process.exitValue(), rest, errors.get(10, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
    }
}
