package firn.server.admin;

import firn.core.access.Actor;
import firn.core.keys.Ticket;
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
    private static final String ADDRESS = "the account's address";

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
        Lines.table(spec, which, all.stream().map(Shapes::of).toList());
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
        Lines.deed(spec, which, "account " + made.id(), Shapes.of(made));
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
        Account changed = desk.at(which, registry -> {
            Account account = Lines.account(registry, address);
            Account kept = Lines.done(registry.directory().accounts().setPasswordHash(account.id(), hash(address)));
            signOut(registry, account);
            return kept;
        });
        Lines.deed(
                spec,
                which,
                "The password of " + address + " is changed, and the account is signed out everywhere.",
                Shapes.of(changed));
        return 0;
    }

    @Command(
            name = "block",
            mixinStandardHelpOptions = true,
            description = "Lets nothing of an account sign in any more, and signs it out. What it owns stays.")
    int block(@Mixin AdminCommand.Which which, @Parameters(paramLabel = "EMAIL", description = ADDRESS) String email)
            throws IOException {
        return blocked(which, email, true, " is blocked, and signed out everywhere.");
    }

    @Command(name = "unblock", mixinStandardHelpOptions = true, description = "Lets a blocked account sign in again.")
    int unblock(@Mixin AdminCommand.Which which, @Parameters(paramLabel = "EMAIL", description = ADDRESS) String email)
            throws IOException {
        return blocked(which, email, false, " may sign in again.");
    }

    private int blocked(AdminCommand.Which which, String email, boolean blocked, String words) throws IOException {
        Account changed = desk.at(which, registry -> {
            Account account = Lines.account(registry, new Email(email));
            Account kept = Lines.done(registry.directory().accounts().setBlocked(account.id(), blocked));
            if (blocked) {
                signOut(registry, account);
            }
            return kept;
        });
        Lines.deed(spec, which, changed.email() + words, Shapes.of(changed));
        return 0;
    }

    @Command(
            name = "second-factor-off",
            mixinStandardHelpOptions = true,
            description = "Takes away a second factor that its owner has lost; the password alone signs in then.")
    int secondFactorOff(
            @Mixin AdminCommand.Which which, @Parameters(paramLabel = "EMAIL", description = ADDRESS) String email)
            throws IOException {
        Account changed = desk.at(which, registry -> {
            Account account = Lines.account(registry, new Email(email));
            if (!registry.keys().secondFactors().remove(account.id())) {
                throw new IllegalArgumentException(email + " has no second factor.");
            }
            return Lines.account(registry, account.email());
        });
        Lines.deed(spec, which, "The second factor of " + changed.email() + " is off.", Shapes.of(changed));
        return 0;
    }

    @Command(
            name = "sign-out",
            mixinStandardHelpOptions = true,
            description = "Ends an account's browser sessions and the programs it let in. App passwords stay.")
    int signOut(@Mixin AdminCommand.Which which, @Parameters(paramLabel = "EMAIL", description = ADDRESS) String email)
            throws IOException {
        Account account = desk.at(which, registry -> {
            Account found = Lines.account(registry, new Email(email));
            signOut(registry, found);
            return found;
        });
        Lines.deed(spec, which, account.email() + " is signed out everywhere.", Shapes.of(account));
        return 0;
    }

    private static void signOut(Registry registry, Account account) {
        registry.directory().sessions().endAll(account.id());
        registry.keys().tickets().voidAll(Ticket.Use.AUTHORIZATION_CODE, account.id());
        registry.keys().deviceRequests().takeBack(account.id());
        registry.keys().devices().revokeAll(account.id());
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
