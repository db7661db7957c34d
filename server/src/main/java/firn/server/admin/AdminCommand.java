package firn.server.admin;

import firn.core.people.Offers;
import firn.server.config.Config;
import firn.server.config.ConfigReader;
import firn.server.config.DataFolder;
import firn.server.config.Effective;
import firn.server.config.Key;
import firn.server.config.OffersFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code firn admin}: looks after a server's people and drives, whether it runs or not. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after a server's people, drives and what is stored, whether it runs or not.",
        footer = {
            "",
            "Every command takes --json. What it changes holds at a running server within ten seconds.",
            "Exit codes: 0 done, 1 not done (standard error says why), 2 not understood.",
            "docs/admin.md tells more."
        })
public final class AdminCommand {
    private AdminCommand() {}

    public static CommandLine line(ConfigReader reader, InstantSource clock, SecureRandom random) {
        Desk desk = new Desk(reader, clock, random);
        return new CommandLine(new AdminCommand())
                .addSubcommand(DriveEnd.to(new CommandLine(new DriveCommands(desk)), desk))
                .addSubcommand(new CommandLine(new JobCommands(desk)))
                .addSubcommand(new CommandLine(new LogCommands(desk)))
                .addSubcommand(new CommandLine(new AccountCommands(desk)))
                .addSubcommand(new CommandLine(new CareCommands(desk)))
                .addSubcommand(new CommandLine(new ScrubCommand(desk)))
                .addSubcommand(new CommandLine(new BackupCommands(desk)))
                .addSubcommand(new CommandLine(new RestoreCommand(desk)))
                .addSubcommand(new CommandLine(new MoveCommand(desk)))
                .addSubcommand(new CommandLine(new OrganisationCommands(desk)))
                .addSubcommand(new CommandLine(new TeamCommands(desk)))
                .addSubcommand(ProgramCommands.of(desk, Program.APP_PASSWORD))
                .addSubcommand(ProgramCommands.of(desk, Program.DEVICE))
                .addSubcommand(new CommandLine(new ConfigCommand(desk)))
                .addSubcommand(new CommandLine(new DoctorCommand(desk)))
                .addSubcommand(new CommandLine(new ReadyCommand(desk)))
                .addSubcommand(new CommandLine(new AutoComplete.GenerateCompletion()));
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

        @Option(names = "--json", description = "answer in JSON")
        private boolean json;

        boolean json() {
            return json;
        }
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

        Config config(Which which) throws IOException {
            return reader.read(Optional.ofNullable(which.config), given(which));
        }

        List<Effective> effective(Which which) throws IOException {
            return reader.effective(Optional.ofNullable(which.config), given(which));
        }

        private static Map<Key, String> given(Which which) {
            Map<Key, String> given = new EnumMap<>(Key.class);
            String data = which.data;
            if (data != null) {
                given.put(Key.DATA, data);
            }
            return given;
        }
    }

    /** What is done with the registry. */
    @FunctionalInterface
    interface Task<T> {
        T at(Registry registry) throws IOException;
    }
}
