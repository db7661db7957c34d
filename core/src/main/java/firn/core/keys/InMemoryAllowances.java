package firn.core.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Forgets everything with the process, and what was not asked for longest when there is too much. */
public final class InMemoryAllowances implements Allowances {
    private final int most;
    private final LinkedHashMap<String, Instant> moments = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most names that are kept */
    public InMemoryAllowances(int most) {
        this.most = most;
    }

    @Override
    public synchronized Map<String, Instant> look(Collection<String> names, Instant now) {
        Map<String, Instant> found = new HashMap<>();
        for (String name : names) {
            Instant whole = moments.get(name);
            if (whole != null && whole.isAfter(now)) {
                found.put(name, whole);
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<Duration> take(String name, Allowance allowance, Instant now) {
        Optional<Duration> wait = allowance.wait(moments.getOrDefault(name, Instant.MIN), now);
        if (wait.isEmpty()) {
            charge(Map.of(name, allowance), now);
        }
        return wait;
    }

    @Override
    public synchronized void charge(Map<String, Allowance> names, Instant now) {
        names.forEach((name, allowance) -> {
            moments.put(name, allowance.taken(moments.getOrDefault(name, Instant.MIN), now));
            if (moments.size() > most) {
                moments.pollFirstEntry();
            }
        });
    }

    @Override
    public synchronized void giveBack(String name, Allowance allowance) {
        moments.computeIfPresent(name, (key, whole) -> whole.minus(allowance.oneIn()));
    }

    @Override
    public synchronized void note(String name, Instant whole) {
        moments.merge(name, whole, (old, fresh) -> fresh.isAfter(old) ? fresh : old);
        if (moments.size() > most) {
            moments.pollFirstEntry();
        }
    }

    @Override
    public synchronized void forget(String name) {
        moments.remove(name);
    }

    @Override
    public synchronized int tidy(Instant now) {
        int before = moments.size();
        moments.values().removeIf(whole -> !whole.isAfter(now));
        return before - moments.size();
    }

    /** Names that are kept. */
    public synchronized int size() {
        return moments.size();
    }
}
