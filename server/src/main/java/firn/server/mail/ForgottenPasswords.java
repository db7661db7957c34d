package firn.server.mail;

import firn.core.keys.Allowance;
import firn.core.keys.Keys;
import firn.core.keys.Ticket;
import firn.core.keys.Tickets;
import firn.core.people.Account;
import firn.core.people.Accounts;
import firn.core.people.Email;
import firn.server.login.Brake;
import firn.server.login.Keyring;
import firn.server.login.PasswordMark;
import firn.server.login.Passwords;
import firn.server.login.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets people who have forgotten their password set a new one by mail. Whether an address is known here cannot be told:
 * everybody gets the same answer, and what it takes longer is done after it.
 */
public final class ForgottenPasswords {
    public static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPasswords.class);
    private static final String SUBJECT = "A new password for Firn";

    private final Accounts accounts;
    private final Tickets tickets;
    private final Keyring keyring;
    private final Post post;
    private final Surroundings surroundings;
    private final Brake letters;

    public ForgottenPasswords(Accounts accounts, Keys keys, Keyring keyring, Post post, Surroundings surroundings) {
        this.accounts = accounts;
        this.tickets = keys.tickets();
        this.keyring = keyring;
        this.post = post;
        this.surroundings = surroundings;
        this.letters =
                new Brake(keys.allowances(), "letter", new Allowance(3, Duration.ofMinutes(20)), surroundings.clock());
    }

    /** Somebody asks; what there is to do is done later. */
    public void ask(String address) {
        surroundings.later().execute(() -> {
            Optional<Account> account = account(address).filter(found -> !found.blocked());
            if (account.isPresent() && letters.attempt(account.get().id()).isEmpty()) {
                write(account.get());
            }
        });
    }

    private void write(Account account) {
        Secret secret = Secret.random("", surroundings.random());
        tickets.voidAll(Ticket.Use.PASSWORD_RESET, account.id());
        var expires = surroundings.clock().instant().plus(GOOD_FOR);
        tickets.issue(
                secret.hash(),
                new Ticket(
                        Ticket.Use.PASSWORD_RESET,
                        Optional.of(account.id()),
                        PasswordMark.of(accounts, account.id()),
                        expires));
        String root = surroundings.address().get();
        String link = root + "/reset.html#" + secret.text();
        try {
            post.send(new Letter(account.email(), SUBJECT, text(account.name(), root, link)));
        } catch (IOException e) {
            LOG.error("A mail for a forgotten password was not sent", e);
        }
    }

    private static String text(String name, String root, String link) {
        return """
            Hello %s,

            somebody asked for a new password for your account at %s. If it was you, set one here within an hour:

            %s

            All browsers and programs are signed out then, and app passwords end.
            If it was not you, do nothing: your password stays as it is.
            """.formatted(name, root, link);
    }

    /** Sets the password for who holds the mail's secret. One that will not do leaves the secret good for another. */
    public Keyring.PasswordChange set(String token, String wanted) {
        String hash = new Secret(token).hash();
        var now = surroundings.clock().instant();
        Optional<Account> account = tickets.look(Ticket.Use.PASSWORD_RESET, hash, now)
                .flatMap(ticket ->
                        ticket.account().filter(owner -> ticket.note().equals(PasswordMark.of(accounts, owner))))
                .flatMap(accounts::byId)
                .filter(found -> !found.blocked());
        if (account.isEmpty()) {
            return stale();
        }
        Optional<String> objection = Passwords.objection(wanted, account.get().email());
        if (objection.isPresent()) {
            return new Keyring.PasswordChange.Refused(objection.get());
        }
        return tickets.take(Ticket.Use.PASSWORD_RESET, hash, now) instanceof Tickets.Taking.Taken
                ? keyring.resetPassword(account.get(), wanted)
                : stale();
    }

    private static Keyring.PasswordChange stale() {
        return new Keyring.PasswordChange.Refused(
                "The link was used, has expired, or a newer one was sent; ask for another.");
    }

    private Optional<Account> account(String address) {
        try {
            return accounts.byEmail(new Email(address.strip()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
