package firn.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firn up} as picocli reads it: with its help, and with words for what is not understood. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the server. The first start makes an account, an organisation and a drive.",
        footer = "More can be set by a file and by the environment: docs/configuration.md tells every key.")
final class UpCommand implements Callable<Integer> {
    private final Up up;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = UpWords.CONFIG,
            paramLabel = "FILE",
            description = "settings; firn.properties in the data folder unless given")
    private @Nullable String config;

    @Option(names = UpWords.DATA, paramLabel = "DIR", description = "the data folder; made when it is not there")
    private @Nullable String data;

    @Option(names = UpWords.HOST, paramLabel = "HOST", description = "the address to listen on; 127.0.0.1 unless given")
    private @Nullable String host;

    @Option(
            names = UpWords.PORT,
            paramLabel = "PORT",
            description = "the port to listen on; 8420 unless given, 0 for any")
    private @Nullable String port;

    UpCommand(Up up) {
        this.up = up;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        UpWords given = UpWords.none()
                .with(UpWords.CONFIG, config)
                .with(UpWords.DATA, data)
                .with(UpWords.HOST, host)
                .with(UpWords.PORT, port);
        return up.run(
                given, java.util.Objects.requireNonNull(spec).commandLine().getOut());
    }
}
