package firn.server.admin;

import firn.core.people.DeletedDrive;
import firn.core.people.DriveEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The end of a drive, and the way back. */
final class DriveEnd {
    private DriveEnd() {}

    /** Adds the commands to {@code firn admin drive}. */
    static CommandLine to(CommandLine drive, AdminCommand.Desk desk) {
        return drive.addSubcommand(new CommandLine(new Delete(desk)))
                .addSubcommand(new CommandLine(new Deleted(desk)))
                .addSubcommand(new CommandLine(new Restore(desk)));
    }

    /** {@code firn admin drive delete}. */
    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = {
                "Deletes a drive: nobody sees it from now on. For some days (drives.deleted.days)",
                "“drive restore” brings it back as it was; then it is removed for good."
            })
    static final class Delete implements Callable<Integer> {
        private final AdminCommand.Desk desk;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private AdminCommand.Which which = new AdminCommand.Which();

        @Parameters(paramLabel = "ID", description = DriveCommands.ID)
        private long id;

        @Option(names = "--yes", description = "do not have its name typed again")
        private boolean yes;

        Delete(AdminCommand.Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException {
            DriveEntry drive = desk.at(which, registry -> DriveCommands.drive(registry, id));
            if (!yes) {
                confirm(drive);
            }
            Duration wait = desk.config(which).kept().upkeep().deletedDrives();
            DeletedDrive deleted = desk.at(which, registry -> {
                Lines.done(registry.directory().deletedDrives().delete(id));
                return registry.directory().deletedDrives().all().stream()
                        .filter(it -> it.drive().id() == id)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("Drive " + id + " was restored meanwhile."));
            });
            Lines.deed(
                    spec,
                    which,
                    "Drive %d “%s” is deleted. Until %s firn admin drive restore %d brings it back; then it goes for good."
                            .formatted(id, drive.name(), deleted.deletedAt().plus(wait), id),
                    shape(deleted, wait));
            return 0;
        }

        private static void confirm(DriveEntry drive) throws IOException {
            System.err.println("Drive " + drive.id() + " “" + drive.name()
                    + "” and all that is in it will be seen by nobody. Type its name to go on:");
            String typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (typed == null || !typed.strip().equals(drive.name())) {
                throw new IllegalArgumentException(
                        "That is not the name of drive " + drive.id() + ": nothing was deleted.");
            }
        }
    }

    /** {@code firn admin drive deleted}. */
    @Command(
            name = "deleted",
            mixinStandardHelpOptions = true,
            description = "Lists the drives that are deleted and not removed yet.")
    static final class Deleted implements Callable<Integer> {
        private final AdminCommand.Desk desk;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private AdminCommand.Which which = new AdminCommand.Which();

        Deleted(AdminCommand.Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException {
            Duration wait = desk.config(which).kept().upkeep().deletedDrives();
            List<DeletedDrive> all = desk.at(
                    which, registry -> registry.directory().deletedDrives().all());
            Lines.table(spec, which, all.stream().map(it -> shape(it, wait)).toList());
            return 0;
        }
    }

    /** {@code firn admin drive restore}. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Brings a deleted drive back, with everything in it and everybody on it.")
    static final class Restore implements Callable<Integer> {
        private final AdminCommand.Desk desk;

        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private AdminCommand.Which which = new AdminCommand.Which();

        @Parameters(paramLabel = "ID", description = "its id; firn admin drive deleted tells it")
        private long id;

        Restore(AdminCommand.Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() throws IOException {
            DriveEntry drive = desk.at(
                    which,
                    registry -> Lines.done(registry.directory().deletedDrives().restore(id)));
            Lines.deed(spec, which, "Drive " + id + " “" + drive.name() + "” is back.", Shapes.of(drive));
            return 0;
        }
    }

    private static Map<String, Object> shape(DeletedDrive deleted, Duration wait) {
        Map<String, Object> members = Shapes.of(deleted.drive());
        Instant since = deleted.deletedAt();
        members.put("deleted", since.toString());
        members.put("removal", deleted.doomed() ? "under way" : since.plus(wait).toString());
        return members;
    }
}
