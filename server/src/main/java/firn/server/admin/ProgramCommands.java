package firn.server.admin;

import firn.core.people.Email;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin app-password} and {@code firn admin device}: what lets a person's programs in. */
@Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class ProgramCommands {
    private final AdminCommand.Desk desk;
    private final Program kind;

    @Spec
    private @Nullable CommandSpec spec;

    private ProgramCommands(AdminCommand.Desk desk, Program kind) {
        this.desk = desk;
        this.kind = kind;
    }

    static CommandLine of(AdminCommand.Desk desk, Program kind) {
        CommandLine line = new CommandLine(new ProgramCommands(desk, kind)).setCommandName(kind.command());
        line.getCommandSpec().usageMessage().description(kind.description());
        return line;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists those of an account.")
    int list(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "EMAIL", description = "the account's address") String email)
            throws IOException {
        List<Map<String, Object>> rows =
                desk.at(which, registry -> kind.of(registry, Lines.account(registry, new Email(email))));
        Lines.table(spec, which, rows);
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Revokes one; it signs nobody in any more.")
    int revoke(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "EMAIL", description = "the account's address") String email,
            @Parameters(paramLabel = "ID", description = "its id, as list tells it") long id)
            throws IOException {
        boolean was = desk.at(which, registry -> kind.revoke(registry, Lines.account(registry, new Email(email)), id));
        if (!was) {
            throw new IllegalArgumentException(email + " has no " + kind.words() + " " + id + ".");
        }
        Lines.deed(spec, which, "The " + kind.words() + " " + id + " of " + email + " is revoked.", Map.of("id", id));
        return 0;
    }
}
