package firn.server.admin;

import firn.server.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code firn admin ready}: waits until the server that these settings are for can be connected to. A server listens once
 * it can answer, so nothing is asked of it; its port, its protocol and its certificates are its own matter.
 */
@Command(
        name = "ready",
        mixinStandardHelpOptions = true,
        description = "Waits until the server can be connected to, at the host and port that are set.",
        footer = "Exit codes: 0 it can, 1 it cannot in that time.")
final class ReadyCommand implements Callable<Integer> {
    private static final int PAUSE = 200;
    private static final int LONGEST = 3600;

    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    @Option(names = "--for", paramLabel = "SECONDS", defaultValue = "120", description = "120 unless given")
    private int seconds;

    ReadyCommand(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Config.Web web = desk.config(which).web();
        if (web.port() == 0) {
            throw new IllegalArgumentException("The port is 0, which is any: only the server's own “ready” tells it.");
        }
        if (seconds < 0 || seconds > LONGEST) {
            throw new IllegalArgumentException("--for takes 0 to " + LONGEST + " seconds.");
        }
        InetAddress named = InetAddress.getByName(web.host());
        InetAddress host = named.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : named;
        InetSocketAddress place = new InetSocketAddress(host, web.port());
        Instant end = desk.clock().instant().plusSeconds(seconds);
        for (int looks = 0; ; looks++) {
            if (answers(place)) {
                Lines.say(spec, "A server listens at " + web.host() + ":" + web.port() + ".");
                return 0;
            }
            if (looks >= seconds * 1000 / PAUSE || !desk.clock().instant().isBefore(end)) {
                throw new IOException("Nobody listens at " + web.host() + ":" + web.port() + " after " + seconds
                        + " seconds; the server's log says why.");
            }
            pause();
        }
    }

    private static boolean answers(InetSocketAddress place) {
        try (Socket socket = new Socket()) {
            socket.connect(place, PAUSE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Another process cannot be waited for but by looking again. */
    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(PAUSE, TimeUnit.MILLISECONDS);
    }
}
