package firn.server.rest;

import firn.server.login.Credentials;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** How many of one account may wait at the same time. */
final class Places {
    private static final int MOST = 32;

    private final Map<Long, Integer> taken = new HashMap<>();
    private final Predicate<Credentials> stillIn;

    /** @param stillIn whether the caller's session still stands */
    Places(Predicate<Credentials> stillIn) {
        this.stillIn = stillIn;
    }

    boolean stillIn(Credentials caller) {
        return stillIn.test(caller);
    }

    /** @throws Refusal when the account has no place left */
    synchronized Place take(long account) {
        int now = taken.getOrDefault(account, 0);
        if (now == MOST) {
            throw new Refusal(
                    Problems.busy("Of one account " + MOST + " requests may wait for changes; end some of them."));
        }
        taken.put(account, now + 1);
        return new Place(account);
    }

    private synchronized void give(long account) {
        taken.computeIfPresent(account, (id, now) -> now == 1 ? null : now - 1);
    }

    /** One place, to be given back once. */
    final class Place implements AutoCloseable {
        private final long account;

        private Place(long account) {
            this.account = account;
        }

        @Override
        public void close() {
            give(account);
        }
    }
}
