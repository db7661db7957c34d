package firn.server.admin;

import firn.core.people.Email;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin device}. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Programs that people let in by OAuth 2, each with tokens of its own.")
final class DeviceCommands {
    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    DeviceCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists those of an account.")
    int list(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "EMAIL", description = "the account's address") String email)
            throws IOException {
        List<Map<String, Object>> rows = desk.at(
                which,
                registry -> registry
                        .keys()
                        .devices()
                        .of(Lines.account(registry, new Email(email)).id())
                        .stream()
                        .map(Shapes::of)
                        .toList());
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
        boolean was = desk.at(
                which,
                registry -> registry.keys()
                        .devices()
                        .revoke(Lines.account(registry, new Email(email)).id(), id));
        if (!was) {
            throw new IllegalArgumentException(email + " has no device " + id + ".");
        }
        Lines.deed(spec, which, "Device " + id + " of " + email + " is revoked.", Map.of("id", id));
        return 0;
    }
}
