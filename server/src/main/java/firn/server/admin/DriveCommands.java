package firn.server.admin;

import com.fasterxml.jackson.databind.json.JsonMapper;
import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.DriveEntry;
import firn.core.people.Email;
import firn.core.people.NewDrive;
import firn.core.people.Offers;
import firn.core.people.Organisation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin drive}. */
@Command(name = "drive", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Drives.")
final class DriveCommands {
    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    DriveCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all drives with their ids.")
    int list(
            @Mixin AdminCommand.Which which, @Option(names = "--json", description = "as JSON, one array") boolean json)
            throws IOException {
        List<DriveEntry> drives =
                desk.at(which, registry -> registry.directory().drives().all());
        if (json) {
            Lines.say(
                    spec,
                    new JsonMapper()
                            .writeValueAsString(
                                    drives.stream().map(DriveCommands::members).toList()));
        } else {
            drives.forEach(drive -> Lines.say(spec, drive.id() + "\t" + drive.name() + "\t" + drive.offer()));
        }
        return 0;
    }

    private static Map<String, Object> members(DriveEntry drive) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", drive.id());
        members.put("name", drive.name());
        members.put("organisation", drive.organisation());
        members.put("offer", drive.offer());
        members.put("created", drive.createdAt().toString());
        return members;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a drive with its first administrator.")
    int create(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "NAME", description = "the drive's name") String name,
            @Option(names = "--administrator", required = true, paramLabel = "EMAIL", description = "an account")
                    String email,
            @Option(
                            names = "--offer",
                            defaultValue = Offers.COMMUNITY,
                            paramLabel = "OFFER",
                            description = "community unless given")
                    String offer)
            throws IOException {
        Offers offers = desk.offers(which);
        if (offers.byName(offer).isEmpty()) {
            throw new IllegalArgumentException("There is no offer “" + offer + "”; there are "
                    + String.join(
                            ", ", offers.all().stream().map(it -> it.name()).toList()) + ".");
        }
        DriveEntry made = desk.at(which, registry -> {
            Account account = Lines.account(registry, new Email(email));
            Organisation organisation = registry.directory().organisations().of(account.id()).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            email + " is in no organisation; only members of one can administer its drives."));
            Founder founder = new Founder(registry.directory(), registry.catalog(), desk.clock());
            Answer<DriveEntry> answer = founder.drive(new NewDrive(name, organisation.id(), offer), account);
            return Lines.done(answer);
        });
        Lines.say(spec, "drive " + made.id());
        return 0;
    }
}
