package firn.clients.target;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Firn as an administrator starts it unattended: a process of its own with a data folder that goes away on close. */
public final class FirnServer implements DavServer {
    private static final String EMAIL = "admin@firn.test";
    private static final String PASSWORD = "Correct-horse-7-battery";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path data;
    private final boolean keepsData;
    private final Map<String, String> settings;
    private final AtomicInteger accounts = new AtomicInteger();
    private final ServerProcess process;
    private final URI address;
    private final long driveId;
    private final String driveName;

    private FirnServer(Path data, boolean keepsData, Map<String, String> settings) {
        this.data = data;
        this.keepsData = keepsData;
        this.settings = Map.copyOf(settings);
        ProcessBuilder up = firn("up", "--data", data.toString(), "--port", Integer.toString(FreePort.find()));
        this.process = ServerProcess.start(up, line -> line.startsWith("ready "));
        try {
            String ready = process.awaitReady(START_LIMIT);
            address = URI.create(ready.substring("ready ".length()).strip());
            JsonNode drive = firstDrive();
            driveId = drive.path("id").asLong();
            driveName = drive.path("name").asText();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public static FirnServer start() {
        return with(Map.of());
    }

    /** With a setting of its own, such as {@code FIRN_TIMEOUT_READ}; not the run's server. */
    public static FirnServer with(String variable, String value) {
        return with(Map.of(variable, value));
    }

    /** With settings of its own, such as a {@link Backing}'s: what several servers have in common. */
    public static FirnServer with(Map<String, String> settings) {
        return new FirnServer(Folders.temporary("firn"), false, settings);
    }

    /** On a data folder that stays when the server is closed or killed. */
    public static FirnServer on(Path data) {
        return on(data, Map.of());
    }

    /** The same with settings of its own. */
    public static FirnServer on(Path data, Map<String, String> settings) {
        return new FirnServer(data, true, settings);
    }

    @Override
    public Target root() {
        return new Target(address.resolve("/dav/" + driveId + "/"), EMAIL, PASSWORD);
    }

    @Override
    public Target files() {
        String encoded = URLEncoder.encode(driveName, StandardCharsets.UTF_8).replace("+", "%20");
        return root().folder(encoded);
    }

    /** Where REST answers, for what WebDAV cannot show: {@code /api/v1/}. Signs in like {@link #root()}. */
    public Target rest() {
        return new Target(address.resolve("/api/v1/"), EMAIL, PASSWORD);
    }

    /** Scheme, host and port: where the process listens. */
    public URI address() {
        return address;
    }

    public long driveId() {
        return driveId;
    }

    /** An account made by {@code firn admin account create} on the drive, as the address of the same files for it. */
    public Target neighbour(String name, String role) {
        String email = name + "-" + accounts.incrementAndGet() + "@firn.test";
        admin(PASSWORD + "\n", "account", "create", email, "--name", email, "--drive", "" + driveId, "--role", role);
        return new Target(files().base(), email, PASSWORD);
    }

    /** A further drive of the first account. @return its address over WebDAV */
    public Target furtherDrive(String name, String offer) {
        String said = admin("", "drive", "create", name, "--administrator", EMAIL, "--offer", offer);
        String id = said.strip().substring(said.strip().lastIndexOf(' ') + 1);
        return new Target(address.resolve("/dav/" + id + "/"), EMAIL, PASSWORD);
    }

    /** What {@code firn admin} says to these words. */
    public String admin(String input, String... words) {
        List<String> command = new ArrayList<>(List.of("admin"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        return said(firn(command.toArray(String[]::new)), input);
    }

    /** What {@code firn admin} says to these words about a data folder that no server of ours need be on. */
    public static String administer(Path data, Map<String, String> settings, String... words) {
        List<String> command = new ArrayList<>(List.of("admin"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        return said(firn(settings, command.toArray(String[]::new)), "");
    }

    /** {@code firn admin} with these words, begun and left to whoever asked. */
    public Process beginAdmin(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("admin"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        return firn(command.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** {@code kill -9}: the server gets no chance to finish anything. */
    public void kill() {
        process.kill();
    }

    @Override
    public String lastWords() {
        return process.lastWords();
    }

    @Override
    public void close() {
        process.close();
        if (!keepsData) {
            Folders.remove(data);
        }
    }

    private JsonNode firstDrive() {
        String json = said(firn("admin", "drive", "list", "--json", "--data", data.toString()), "");
        try {
            return new ObjectMapper().readTree(json).path(0);
        } catch (IOException e) {
            throw new UncheckedIOException("'admin drive list --json' said " + json, e);
        }
    }

    private static String said(ProcessBuilder command, String input) {
        String words =
                String.join(" ", command.command().subList(5, command.command().size()));
        try {
            Process process =
                    command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("'" + words + "' failed: " + out);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + words, e);
        }
    }

    private ProcessBuilder firn(String... arguments) {
        return firn(settings, arguments);
    }

    private static ProcessBuilder firn(Map<String, String> settings, String... arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(
                List.of(java, "-Xmx512m", "-cp", System.getProperty("java.class.path"), "firn.server.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("FIRN_ADMIN_EMAIL", EMAIL);
        builder.environment().put("FIRN_ADMIN_PASSWORD", PASSWORD);
        builder.environment().putAll(settings);
        return builder;
    }
}
