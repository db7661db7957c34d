package firn.core.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemorySessions implements Sessions {
    private final Tables tables;

    InMemorySessions(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer<BrowserSession> open(NewSession wanted) {
        synchronized (tables) {
            if (!tables.accounts.containsKey(wanted.account())) {
                return new Answer.Missing<>(Words.noAccount(wanted.account()));
            }
            if (tables.secrets.containsKey(wanted.tokenHash())) {
                return new Answer.Taken<>(Words.secretTaken());
            }
            var now = tables.now();
            var made = new BrowserSession(
                    tables.nextId(), wanted.account(), wanted.userAgent(), now, now, Tables.millis(wanted.expiresAt()));
            tables.sessions.put(made.id(), made);
            tables.secrets.put(wanted.tokenHash(), made.id());
            return new Answer.Done<>(made);
        }
    }

    @Override
    public Optional<BrowserSession> byToken(String tokenHash) {
        synchronized (tables) {
            return Optional.ofNullable(tables.secrets.get(tokenHash)).map(tables.sessions::get);
        }
    }

    @Override
    public List<BrowserSession> of(long account) {
        synchronized (tables) {
            return tables.sessions.values().stream()
                    .filter(session -> session.account() == account)
                    .sorted(Comparator.comparing(BrowserSession::lastSeenAt)
                            .thenComparing(BrowserSession::id)
                            .reversed())
                    .toList();
        }
    }

    @Override
    public void seen(long id, Instant when) {
        synchronized (tables) {
            tables.sessions.computeIfPresent(
                    id,
                    (known, s) -> new BrowserSession(
                            id, s.account(), s.userAgent(), s.createdAt(), Tables.millis(when), s.expiresAt()));
        }
    }

    @Override
    public boolean end(long account, long id) {
        return remove(session -> session.account() == account && session.id() == id) > 0;
    }

    @Override
    public int endAll(long account) {
        return remove(session -> session.account() == account);
    }

    @Override
    public int forget(Instant expiredBefore, Instant seenBefore) {
        return remove(session -> session.expiresAt().isBefore(expiredBefore)
                || session.lastSeenAt().isBefore(seenBefore));
    }

    private int remove(Predicate<BrowserSession> which) {
        synchronized (tables) {
            int before = tables.sessions.size();
            tables.sessions.values().removeIf(which);
            tables.secrets
                    .values()
                    .removeIf(id -> !tables.sessions.containsKey(id) && !tables.appPasswords.containsKey(id));
            return before - tables.sessions.size();
        }
    }
}
