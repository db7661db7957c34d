package firn.server.admin;

import firn.core.people.Email;
import firn.core.people.Team;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin team}. */
@Command(
        name = "team",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Teams: named groups of an organisation's members.")
final class TeamCommands {
    private static final String TEAM = "the team's id";

    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    TeamCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists an organisation's teams.")
    int list(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "ORGANISATION", description = "the organisation's id") long organisation)
            throws IOException {
        List<Team> teams =
                desk.at(which, registry -> registry.directory().teams().of(organisation));
        Lines.table(spec, which, teams.stream().map(Shapes::of).toList());
        return 0;
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a team.")
    int create(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "ORGANISATION", description = "the organisation's id") long organisation,
            @Parameters(paramLabel = "NAME", description = "its name") String name)
            throws IOException {
        Team made = desk.at(
                which, registry -> Lines.done(registry.directory().teams().create(organisation, name)));
        Lines.deed(spec, which, "team " + made.id(), Shapes.of(made));
        return 0;
    }

    @Command(
            name = "set-members",
            mixinStandardHelpOptions = true,
            description = "Makes these accounts, and no others, the members of a team.")
    int setMembers(
            @Mixin AdminCommand.Which which,
            @Parameters(index = "0", paramLabel = "TEAM", description = TEAM) long team,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "EMAIL", description = "members' addresses")
                    @Nullable List<String> emails)
            throws IOException {
        Team changed = desk.at(which, registry -> {
            Set<Long> accounts = new HashSet<>();
            for (String email : emails == null ? List.<String>of() : emails) {
                accounts.add(Lines.account(registry, new Email(email)).id());
            }
            return Lines.done(registry.directory().teams().setAccounts(team, accounts));
        });
        Lines.deed(
                spec,
                which,
                "Team “" + changed.name() + "” has " + changed.accounts().size() + " members.",
                Shapes.of(changed));
        return 0;
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes a team; its members stay.")
    int delete(@Mixin AdminCommand.Which which, @Parameters(paramLabel = "TEAM", description = TEAM) long team)
            throws IOException {
        if (!desk.at(which, registry -> registry.directory().teams().delete(team))) {
            throw new IllegalArgumentException("There is no team " + team + ".");
        }
        Lines.deed(spec, which, "Team " + team + " is deleted.", Map.of("id", team));
        return 0;
    }
}
