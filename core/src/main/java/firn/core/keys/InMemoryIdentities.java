package firn.core.keys;

import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.Words;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class InMemoryIdentities implements Identities {
    private final Accounts accounts;
    private final InstantSource clock;
    private final List<Identity> identities = new ArrayList<>();

    InMemoryIdentities(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public synchronized Answer<Identity> link(String issuer, String subject, long account, String email) {
        if (accounts.byId(account).isEmpty()) {
            return new Answer.Missing<>(Words.noAccount(account));
        }
        if (find(issuer, subject).isPresent()) {
            return new Answer.Taken<>(KeyWords.identityLinked());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var linked = new Identity(issuer, subject, account, email, now);
        identities.add(linked);
        return new Answer.Done<>(linked);
    }

    @Override
    public synchronized Optional<Identity> find(String issuer, String subject) {
        return identities.stream()
                .filter(it -> it.issuer().equals(issuer) && it.subject().equals(subject))
                .findFirst();
    }

    @Override
    public synchronized List<Identity> of(long account) {
        return identities.stream().filter(it -> it.account() == account).toList();
    }

    @Override
    public synchronized boolean unlink(long account, String issuer, String subject) {
        return identities.removeIf(it -> it.account() == account
                && it.issuer().equals(issuer)
                && it.subject().equals(subject));
    }
}
