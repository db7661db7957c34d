package firn.server.admin;

import firn.core.people.Account;
import firn.core.people.Email;
import firn.core.people.Member;
import firn.core.people.Organisation;
import firn.core.people.OrganisationRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin organisation}. */
@Command(
        name = "organisation",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Organisations, which own drives, and who is in them.")
final class OrganisationCommands {
    private static final int PAGE = 500;
    private static final String ID = "the organisation's id";
    private static final String EMAIL = "the account's address";

    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    OrganisationCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all organisations.")
    int list(@Mixin AdminCommand.Which which) throws IOException {
        List<Organisation> all = desk.at(which, registry -> {
            List<Organisation> found = new ArrayList<>();
            List<Organisation> page;
            do {
                page = registry.directory()
                        .organisations()
                        .after(found.isEmpty() ? 0 : found.getLast().id(), PAGE);
                found.addAll(page);
            } while (page.size() == PAGE);
            return found;
        });
        Lines.table(spec, which, all.stream().map(Shapes::of).toList());
        return 0;
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes an organisation.")
    int create(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "NAME", description = "its name") String name,
            @Option(
                            names = "--representative",
                            required = true,
                            paramLabel = "EMAIL",
                            description = "the account that becomes its legal representative")
                    String email)
            throws IOException {
        Organisation made = desk.at(
                which,
                registry -> Lines.done(registry.directory()
                        .organisations()
                        .create(name, Lines.account(registry, new Email(email)).id())));
        Lines.deed(spec, which, "organisation " + made.id(), Shapes.of(made));
        return 0;
    }

    @Command(name = "members", mixinStandardHelpOptions = true, description = "Lists who is in an organisation.")
    int members(@Mixin AdminCommand.Which which, @Parameters(paramLabel = "ID", description = ID) long id)
            throws IOException {
        List<Map<String, Object>> rows = desk.at(which, registry -> {
            List<Map<String, Object>> found = new ArrayList<>();
            for (Member member : registry.directory().organisations().members(id)) {
                Account account =
                        registry.directory().accounts().byId(member.account()).orElseThrow();
                found.add(row(member, account));
            }
            return found;
        });
        Lines.table(spec, which, rows);
        return 0;
    }

    private static Map<String, Object> row(Member member, Account account) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("account", account.id());
        row.put("email", account.email().toString());
        row.put("role", text(member.role()));
        row.put("since", member.since().toString());
        return row;
    }

    @Command(name = "put", mixinStandardHelpOptions = true, description = "Takes an account in, or changes its role.")
    int put(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "ID", description = ID) long id,
            @Parameters(paramLabel = "EMAIL", description = EMAIL) String email,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "collaborator",
                            description = "legal-representative, administrator or collaborator; that unless given")
                    String role)
            throws IOException {
        OrganisationRole wanted = role(role);
        Map<String, Object> done = desk.at(which, registry -> {
            Account account = Lines.account(registry, new Email(email));
            return row(Lines.done(registry.directory().organisations().put(id, account.id(), wanted)), account);
        });
        Lines.deed(spec, which, email + " is " + text(wanted) + " of organisation " + id + ".", done);
        return 0;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Takes an account out of an organisation and its teams; not the last legal representative.")
    int remove(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "ID", description = ID) long id,
            @Parameters(paramLabel = "EMAIL", description = EMAIL) String email)
            throws IOException {
        Map<String, Object> done = desk.at(which, registry -> {
            Account account = Lines.account(registry, new Email(email));
            return row(Lines.done(registry.directory().organisations().remove(id, account.id())), account);
        });
        Lines.deed(spec, which, email + " is no longer in organisation " + id + ".", done);
        return 0;
    }

    private static String text(OrganisationRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static OrganisationRole role(String text) {
        return Arrays.stream(OrganisationRole.values())
                .filter(role -> text(role).equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("“" + text + "” is no role; there are "
                        + Arrays.stream(OrganisationRole.values())
                                .map(OrganisationCommands::text)
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
