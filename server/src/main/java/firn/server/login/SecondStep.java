package firn.server.login;

import firn.core.keys.Keys;
import firn.core.keys.Ticket;
import firn.core.keys.Tickets;
import firn.core.people.Account;
import firn.core.people.Accounts;
import firn.core.people.Limits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Between the first step of a sign-in and the second, a ticket says that the first was right. */
public final class SecondStep {
    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final Tickets tickets;
    private final TwoFactor twoFactor;
    private final InstantSource clock;
    private final SecureRandom random;

    public SecondStep(Accounts accounts, Keys keys, TwoFactor twoFactor, InstantSource clock, SecureRandom random) {
        this.accounts = accounts;
        this.tickets = keys.tickets();
        this.twoFactor = twoFactor;
        this.clock = clock;
        this.random = random;
    }

    /** The ticket for somebody whose first step was right. */
    public String ask(Account account) {
        Secret secret = Secret.random("", random);
        tickets.issue(
                secret.hash(),
                new Ticket(
                        Ticket.Use.SECOND_STEP,
                        Optional.of(account.id()),
                        PasswordMark.of(accounts, account.id()),
                        clock.instant().plus(GOOD_FOR)));
        return secret.text();
    }

    /** The second step. A wrong code leaves the ticket good; a right one spends it. */
    public Verdict finish(String ticket, String code) {
        String hash = new Secret(ticket).hash();
        Optional<Account> account =
                tickets.look(Ticket.Use.SECOND_STEP, hash, clock.instant()).flatMap(this::owner);
        if (account.isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.NO_TICKET);
        }
        return switch (twoFactor.check(account.get().id(), code)) {
            case TwoFactor.Check.TooMany(long seconds) -> new Verdict.TooMany(seconds);
            case TwoFactor.Check.Wrong() -> new Verdict.Refused(Verdict.Reason.WRONG_CODE);
            case TwoFactor.Check.Right() ->
                switch (tickets.take(Ticket.Use.SECOND_STEP, hash, clock.instant())) {
                    case Tickets.Taking.Taken taken ->
                        new Verdict.SignedIn(new Credentials(account.get(), new Credentials.ByPassword(), Limits.NONE));
                    case Tickets.Taking.Spent spent -> new Verdict.Refused(Verdict.Reason.NO_TICKET);
                    case Tickets.Taking.Unknown() -> new Verdict.Refused(Verdict.Reason.NO_TICKET);
                };
        };
    }

    /** Of a ticket whose first step would still be right. */
    private Optional<Account> owner(Ticket ticket) {
        return ticket.account()
                .filter(account -> ticket.note().equals(PasswordMark.of(accounts, account)))
                .flatMap(accounts::byId)
                .filter(owner -> !owner.blocked());
    }
}
