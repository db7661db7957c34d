package firn.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class InMemoryAppPasswords implements AppPasswords {
    private final Tables tables;

    InMemoryAppPasswords(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer<AppPassword> create(NewAppPassword wanted) {
        synchronized (tables) {
            if (!tables.accounts.containsKey(wanted.account())) {
                return new Answer.Missing<>(Words.noAccount(wanted.account()));
            }
            var drive = wanted.limits().drive();
            if (drive.isPresent() && !tables.drives.containsKey(drive.get())) {
                return new Answer.Missing<>(Words.noDrive(drive.get()));
            }
            if (tables.secrets.containsKey(wanted.secretHash())) {
                return new Answer.Taken<>(Words.secretTaken());
            }
            var made = new AppPassword(
                    tables.nextId(), wanted.account(), wanted.name(), wanted.limits(), tables.now(), Optional.empty());
            tables.appPasswords.put(made.id(), made);
            tables.secrets.put(wanted.secretHash(), made.id());
            return new Answer.Done<>(made);
        }
    }

    @Override
    public Optional<AppPassword> bySecret(String secretHash) {
        synchronized (tables) {
            return Optional.ofNullable(tables.secrets.get(secretHash)).map(tables.appPasswords::get);
        }
    }

    @Override
    public List<AppPassword> of(long account) {
        synchronized (tables) {
            return tables.appPasswords.descendingMap().values().stream()
                    .filter(password -> password.account() == account)
                    .toList();
        }
    }

    @Override
    public void used(long id, Instant when) {
        synchronized (tables) {
            tables.appPasswords.computeIfPresent(
                    id,
                    (known, p) -> new AppPassword(
                            id, p.account(), p.name(), p.limits(), p.createdAt(), Optional.of(Tables.millis(when))));
        }
    }

    @Override
    public boolean revoke(long account, long id) {
        synchronized (tables) {
            var password = tables.appPasswords.get(id);
            return password != null && password.account() == account && tables.appPasswords.remove(id, password);
        }
    }
}
