package firn.core.people;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class InMemoryAccounts implements Accounts {
    private final Tables tables;

    InMemoryAccounts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer<Account> create(NewAccount account) {
        synchronized (tables) {
            if (byEmail(account.email()).isPresent()) {
                return new Answer.Taken<>(Words.emailTaken(account.email()));
            }
            var made = new Account(tables.nextId(), account.email(), account.name(), false, false, tables.now());
            tables.accounts.put(made.id(), made);
            tables.passwordHashes.put(made.id(), account.passwordHash());
            return new Answer.Done<>(made);
        }
    }

    @Override
    public Optional<Account> byId(long id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.accounts.get(id));
        }
    }

    @Override
    public Optional<Account> byEmail(Email email) {
        synchronized (tables) {
            return tables.accounts.values().stream()
                    .filter(account -> account.email().equals(email))
                    .findFirst();
        }
    }

    @Override
    public List<Account> after(long id, int most) {
        synchronized (tables) {
            return tables.accounts.tailMap(id, false).values().stream()
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public Optional<String> passwordHash(long id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.passwordHashes.get(id));
        }
    }

    @Override
    public Answer<Account> setPasswordHash(long id, String hash) {
        synchronized (tables) {
            tables.passwordHashes.computeIfPresent(id, (known, old) -> hash);
            return change(id, account -> account);
        }
    }

    @Override
    public Answer<Account> setTwoFactor(long id, boolean on) {
        return change(id, a -> new Account(a.id(), a.email(), a.name(), on, a.blocked(), a.createdAt()));
    }

    @Override
    public Answer<Account> setBlocked(long id, boolean blocked) {
        return change(id, a -> new Account(a.id(), a.email(), a.name(), a.twoFactor(), blocked, a.createdAt()));
    }

    @Override
    public Answer<Account> rename(long id, String name) {
        String checked = Names.checked("name of an account", name);
        return change(id, a -> new Account(a.id(), a.email(), checked, a.twoFactor(), a.blocked(), a.createdAt()));
    }

    private Answer<Account> change(long id, UnaryOperator<Account> change) {
        synchronized (tables) {
            var changed = tables.accounts.computeIfPresent(id, (known, account) -> change.apply(account));
            return changed == null ? new Answer.Missing<>(Words.noAccount(id)) : new Answer.Done<>(changed);
        }
    }
}
