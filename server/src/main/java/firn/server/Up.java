package firn.server;

import firn.core.people.DriveEntry;
import firn.server.admin.FirstStart;
import firn.server.admin.Founder;
import firn.server.config.Config;
import firn.server.config.ConfigReader;
import firn.server.config.Key;
import firn.server.login.Passwords;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firn up}: runs the server until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the server. The first start makes an account, an organisation and a drive.",
        footer = "More can be set by a file and by the environment: docs/configuration.md tells every key.")
final class Up implements Callable<Integer> {
    private final ConfigReader reader;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final SecureRandom random;
    private final IntConsumer halt;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings; firn.properties in the data folder unless given")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder; made when it is not there")
    private @Nullable String data;

    @Option(names = "--host", paramLabel = "HOST", description = "the address to listen on; 127.0.0.1 unless given")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "the port to listen on; 8420 unless given, 0 for any")
    private @Nullable String port;

    /** @param halt ends the process at once, with this code */
    Up(
            ConfigReader reader,
            Map<String, String> environment,
            InstantSource clock,
            SecureRandom random,
            IntConsumer halt) {
        this.reader = reader;
        this.environment = environment;
        this.clock = clock;
        this.random = random;
        this.halt = halt;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        Config read = reader.read(Optional.ofNullable(config), given());
        Logs.set(read.logging());
        Network.mustBeFree(read.web());
        Server server = begin(read, out);
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, over), "stop"));
        Main.say(out, "  in the browser:  " + server.links().root() + "/");
        for (DriveEntry drive : server.ports().directory().drives().all()) {
            Main.say(out, "  WebDAV, “" + drive.name() + "”:  " + server.links().webdav(drive.id()));
        }
        Main.say(out, "ready " + server.links().local());
        over.await();
        return 0;
    }

    /** A server that answers, or none. */
    private Server begin(Config read, PrintWriter out) throws IOException {
        Server server = Server.open(read, clock, random);
        try {
            greet(server, out);
            server.start();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private Map<Key, String> given() {
        Map<Key, String> given = new EnumMap<>(Key.class);
        put(given, Key.DATA, data);
        put(given, Key.HOST, host);
        put(given, Key.PORT, port);
        return given;
    }

    private static void put(Map<Key, String> given, Key key, @Nullable String value) {
        if (value != null) {
            given.put(key, value);
        }
    }

    /** Makes what a new server begins with, and mends what a start that was cut short has left. */
    private void greet(Server server, PrintWriter out) throws IOException {
        Ports ports = server.ports();
        Founder founder = new Founder(ports.directory(), ports.catalog(), clock);
        if (ports.directory().accounts().after(0, 1).isEmpty()) {
            try (Passwords passwords = new Passwords(random, 1, 1)) {
                var made = new FirstStart(founder, passwords::hash, random).make(environment);
                Main.say(out, "The first account: " + made.founding().account().email());
                made.password().ifPresent(password -> Main.say(out, "Its password, shown this once: " + password));
            }
        }
        for (DriveEntry drive : ports.directory().drives().all()) {
            founder.furnish(drive);
        }
    }

    /** Runs when the process is told to stop; that is no failure, so the exit code is 0. */
    private void end(Server server, CountDownLatch over) {
        int code = 0;
        try {
            server.close();
        } catch (IOException | RuntimeException e) {
            org.slf4j.LoggerFactory.getLogger(Up.class).error("The server did not stop cleanly", e);
            code = 1;
        }
        over.countDown();
        halt.accept(code);
    }
}
