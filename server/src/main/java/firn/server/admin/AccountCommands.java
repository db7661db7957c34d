package firn.server.admin;

import firn.core.access.Actor;
import firn.core.people.Account;
import firn.core.people.Email;
import firn.core.people.NewAccount;
import firn.core.people.OrganisationRole;
import firn.server.login.Passwords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin account}. Passwords come in on standard input, not on the command line, where others could read them. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Accounts.")
final class AccountCommands {
    private static final int PAGE = 500;

    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    AccountCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all accounts.")
    int list(@Mixin AdminCommand.Which which) throws IOException {
        List<Account> all = desk.at(which, registry -> {
            List<Account> found = new ArrayList<>();
            List<Account> page;
            do {
                page = registry.directory()
                        .accounts()
                        .after(found.isEmpty() ? 0 : found.getLast().id(), PAGE);
                found.addAll(page);
            } while (page.size() == PAGE);
            return found;
        });
        all.forEach(account -> Lines.say(
                spec,
                account.id() + "\t" + account.email() + "\t" + account.name()
                        + (account.blocked() ? "\tblocked" : "")));
        return 0;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes an account; its password is read from standard input.")
    int create(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "EMAIL", description = "the address to sign in with") String email,
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "the person's name")
                    String name,
            @Option(names = "--drive", paramLabel = "ID", description = "a drive to put the account on") @Nullable Long drive,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "user",
                            description = "administrator, user or external; user unless given")
                    String role)
            throws IOException {
        Email address = new Email(email);
        Actor.Role wanted = role(role);
        Account made = desk.at(which, registry -> {
            if (drive != null && registry.directory().drives().byId(drive).isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no drive " + drive + "; firn admin drive list tells the ids.");
            }
            Account account =
                    Lines.done(registry.directory().accounts().create(new NewAccount(address, name, hash(address))));
            if (drive != null) {
                join(registry, account, drive, wanted);
            }
            return account;
        });
        Lines.say(spec, "account " + made.id());
        return 0;
    }

    private static Actor.Role role(String text) {
        try {
            return Actor.Role.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "“" + text + "” is no role; there are administrator, user and external.", e);
        }
    }

    /** Puts the account on the drive and, unless external, into its organisation, with a folder of its own. */
    private void join(Registry registry, Account account, long drive, Actor.Role role) throws IOException {
        var directory = registry.directory();
        Lines.done(directory.drives().put(drive, account.id(), role));
        if (role != Actor.Role.EXTERNAL) {
            long organisation = directory.drives().byId(drive).orElseThrow().organisation();
            Lines.done(directory.organisations().put(organisation, account.id(), OrganisationRole.COLLABORATOR));
            new Founder(directory, registry.catalog(), desk.clock()).settle(drive, account);
        }
    }

    @Command(
            name = "set-password",
            mixinStandardHelpOptions = true,
            description = "Sets a password, read from standard input, and signs the account out everywhere.")
    int setPassword(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "EMAIL", description = "the account's address") String email)
            throws IOException {
        Email address = new Email(email);
        desk.at(which, registry -> {
            Account account = Lines.account(registry, address);
            Lines.done(registry.directory().accounts().setPasswordHash(account.id(), hash(address)));
            return registry.directory().sessions().endAll(account.id());
        });
        Lines.say(spec, "The password of " + address + " is changed.");
        return 0;
    }

    private String hash(Email email) throws IOException {
        String password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        if (password == null) {
            throw new IllegalArgumentException("No password came in; give it on standard input, on one line.");
        }
        Passwords.objection(password, email).ifPresent(words -> {
            throw new IllegalArgumentException(words);
        });
        try (Passwords passwords = new Passwords(desk.random(), 1, 1)) {
            return passwords.hash(password);
        }
    }
}
