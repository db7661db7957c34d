package firn.core.keys;

import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.Names;
import firn.core.people.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class InMemoryPasskeys implements Passkeys {
    static final String NAME = "name of a passkey";

    private final Accounts accounts;
    private final InstantSource clock;
    private final TreeMap<Long, Passkey> passkeys = new TreeMap<>();
    private long last;

    InMemoryPasskeys(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public synchronized Answer<Passkey> add(long account, String name, Credential credential) {
        String checked = Names.checked(NAME, name);
        if (accounts.byId(account).isEmpty()) {
            return new Answer.Missing<>(Words.noAccount(account));
        }
        if (byCredential(credential.id()).isPresent()) {
            return new Answer.Taken<>(KeyWords.passkeyKnown());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var made = new Passkey(++last, account, checked, credential, now, Optional.empty());
        passkeys.put(made.id(), made);
        return new Answer.Done<>(made);
    }

    @Override
    public synchronized Optional<Passkey> byCredential(String credentialId) {
        return passkeys.values().stream()
                .filter(passkey -> passkey.credential().id().equals(credentialId))
                .findFirst();
    }

    @Override
    public synchronized List<Passkey> of(long account) {
        return passkeys.descendingMap().values().stream()
                .filter(passkey -> passkey.account() == account)
                .toList();
    }

    @Override
    public synchronized boolean used(long id, long counter, Instant when) {
        var known = passkeys.get(id);
        if (known == null) {
            return false;
        }
        var old = known.credential();
        if (old.counter() >= counter && (old.counter() != 0 || counter != 0)) {
            return false;
        }
        var credential = new Credential(old.id(), old.publicKey(), counter);
        var used = Optional.of(when.truncatedTo(ChronoUnit.MILLIS));
        passkeys.put(id, new Passkey(id, known.account(), known.name(), credential, known.createdAt(), used));
        return true;
    }

    @Override
    public synchronized Answer<Passkey> rename(long account, long id, String name) {
        String checked = Names.checked(NAME, name);
        var known = passkeys.get(id);
        if (known == null || known.account() != account) {
            return new Answer.Missing<>(KeyWords.noPasskey(id));
        }
        var renamed = new Passkey(id, account, checked, known.credential(), known.createdAt(), known.lastUsedAt());
        passkeys.put(id, renamed);
        return new Answer.Done<>(renamed);
    }

    @Override
    public synchronized boolean remove(long account, long id) {
        var known = passkeys.get(id);
        return known != null && known.account() == account && passkeys.remove(id, known);
    }
}
