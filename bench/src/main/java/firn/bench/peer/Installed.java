package firn.bench.peer;

import firn.bench.load.Connection;
import firn.bench.load.Requests;
import firn.bench.load.Target;
import java.io.File;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A peer that only needs to be started.
 *
 * @param command runs in the foreground until it is asked to stop
 * @param log takes what it prints
 */
public record Installed(List<String> command, Map<String, String> environment, Target target, Path log) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(2);

    /** The same with one more variable in the environment. */
    public Installed with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Installed(command, Map.copyOf(more), target, log);
    }

    /** Starts it and returns once a PROPFIND of its root was answered 207. */
    public Running start() throws IOException {
        long begin = System.nanoTime();
        ServerProcess process = launch();
        try {
            while (!answers()) {
                process.pause(PAUSE);
                process.checkAlive();
                if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IOException("no answer within " + PATIENCE + "; " + process.lastWords());
                }
            }
        } catch (IOException failed) {
            process.stop();
            throw failed;
        }
        return new Running(target, process, (System.nanoTime() - begin) / 1e9);
    }

    ServerProcess launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return ServerProcess.start(builder, log);
    }

    private boolean answers() throws IOException {
        try (Connection connection = new Connection(target)) {
            connection.exchange(new Requests(target).propfind("", 0));
            return true;
        } catch (ProtocolException refused) {
            throw refused;
        } catch (IOException notYet) {
            // refused, reset or closed: it isn't listening yet; whoever waits has a limit
            return false;
        }
    }
}
