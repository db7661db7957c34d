package firn.server.admin;

import firn.core.people.Offers;
import firn.server.config.Config;
import firn.server.config.ConfigReader;
import firn.server.config.DataFolder;
import firn.server.config.Key;
import firn.server.config.OffersFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code firn admin}: looks after a server's people and drives, whether it runs or not. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after accounts and drives, beside a running server too.")
public final class AdminCommand {
    private AdminCommand() {}

    public static CommandLine line(ConfigReader reader, InstantSource clock, SecureRandom random) {
        Desk desk = new Desk(reader, clock, random);
        return new CommandLine(new AdminCommand())
                .addSubcommand(new CommandLine(new DriveCommands(desk)))
                .addSubcommand(new CommandLine(new AccountCommands(desk)));
    }

    /** The options that say which server is meant. */
    static final class Which {
        @Option(names = "--data", paramLabel = "DIR", description = "the data folder")
        private @Nullable String data;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "settings; firn.properties in the data folder unless given")
        private @Nullable Path config;
    }

    /** Where the commands do their work. */
    record Desk(ConfigReader reader, InstantSource clock, SecureRandom random) {
        <T> T at(Which which, Task<T> task) throws IOException {
            Config config = config(which);
            DataFolder.mustBeThere(config.data());
            try (Registry registry = Registry.beside(config, clock)) {
                return task.at(registry);
            }
        }

        Offers offers(Which which) throws IOException {
            return OffersFile.of(config(which));
        }

        private Config config(Which which) throws IOException {
            Map<Key, String> given = new EnumMap<>(Key.class);
            String data = which.data;
            if (data != null) {
                given.put(Key.DATA, data);
            }
            return reader.read(Optional.ofNullable(which.config), given);
        }
    }

    /** What is done with the registry. */
    @FunctionalInterface
    interface Task<T> {
        T at(Registry registry) throws IOException;
    }
}
