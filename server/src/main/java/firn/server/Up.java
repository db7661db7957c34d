package firn.server;

import firn.core.people.DriveEntry;
import firn.server.admin.FirstStart;
import firn.server.admin.Founder;
import firn.server.config.Config;
import firn.server.config.ConfigReader;
import firn.server.login.Passwords;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** Runs the server until it is told to stop. */
final class Up {
    private final ConfigReader reader;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final SecureRandom random;
    private final IntConsumer halt;

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

    /** @return the exit code, once the server was told to stop */
    int run(UpWords given, PrintWriter out) throws IOException, InterruptedException {
        Config read = reader.read(given.config(), given.settings());
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
