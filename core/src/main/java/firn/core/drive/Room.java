package firn.core.drive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much more may be claimed on a drive: versions and claims together stay within the offer. Where claims stand in the way,
 * those of whoever holds most give way, until the one who asks holds as much: so nobody keeps a drive full with what they never
 * commit, and who brings little is not sent away for who brings much.
 *
 * <p>What claims hold is known only by walking them all. As long as less than half of what is left is wanted, a sum of
 * moments ago will do, to which is added what was claimed here since; only claims at other servers may be missing in it.
 */
final class Room {
    private static final Duration GOOD = Duration.ofSeconds(10);

    private record Sum(long bytes, Instant asked) {}

    private Optional<Sum> last = Optional.empty();

    /** Who wants what, and when. */
    record Wish(long account, long bytes, Terms terms, Instant now) {}

    /** What an answer is about. {@code taken}: by versions and by claims. */
    record Found(long taken, long room) {}

    /** How much of the wish may be fulfilled, other things being equal. */
    Found look(Ledger ledger, Wish wish) throws IOException {
        long used = ledger.head().used();
        if (isSurelyEnough(used, wish)) {
            return new Found(used, wish.bytes());
        }
        Map<Long, Long> waiting = ledger.claims().waiting();
        long taken = used + sum(waiting);
        long mine = waiting.getOrDefault(wish.account(), 0L);
        long others = waiting.entrySet().stream()
                .filter(it -> it.getKey() != wish.account())
                .mapToLong(it -> spare(it.getValue(), mine))
                .sum();
        return found(taken, wish.terms().storage() - taken + others, wish);
    }

    /** How much of the wish is fulfilled; within the transaction that claims it next. */
    Found make(Ledger ledger, Wish wish) throws IOException {
        long used = ledger.head().used();
        if (isSurelyEnough(used, wish)) {
            add(wish.bytes());
            return new Found(used, wish.bytes());
        }
        Map<Long, Long> waiting = new HashMap<>(ledger.claims().waiting());
        long lacking = used + sum(waiting) + wish.bytes() - wish.terms().storage();
        if (lacking > 0) {
            release(ledger, waiting, wish, lacking);
        }
        long taken = used + sum(waiting);
        Found found = found(taken, wish.terms().storage() - taken, wish);
        note(new Sum(taken - used + found.room(), wish.now()));
        return found;
    }

    private static Found found(long taken, long left, Wish wish) {
        return new Found(taken, Math.clamp(left, 0, wish.bytes()));
    }

    private static void release(Ledger ledger, Map<Long, Long> waiting, Wish wish, long lacking) throws IOException {
        long mine = waiting.getOrDefault(wish.account(), 0L);
        long left = lacking;
        var heaviest = heaviest(waiting, wish.account());
        while (left > 0 && heaviest.isPresent() && spare(heaviest.get().getValue(), mine) > 0) {
            long account = heaviest.get().getKey();
            long held = heaviest.get().getValue();
            long released = ledger.claims().release(account, Math.min(left, spare(held, mine)));
            waiting.put(account, held - released);
            mine += released;
            left -= released;
            heaviest = released > 0 ? heaviest(waiting, wish.account()) : Optional.empty();
        }
    }

    /** What one can give away to another, who holds less, so that both hold as much. */
    private static long spare(long held, long mine) {
        return Math.max(0, (held - mine) / 2);
    }

    private static Optional<Map.Entry<Long, Long>> heaviest(Map<Long, Long> waiting, long but) {
        return waiting.entrySet().stream()
                .filter(it -> it.getKey() != but)
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(it -> Map.entry(it.getKey(), it.getValue()));
    }

    private static long sum(Map<Long, Long> waiting) {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }

    private synchronized boolean isSurelyEnough(long used, Wish wish) {
        long limit = wish.terms().storage();
        return wish.bytes() == 0
                || limit == Long.MAX_VALUE
                || last.filter(sum -> wish.now().isBefore(sum.asked().plus(GOOD)))
                        .filter(sum -> wish.bytes() < (limit - used - sum.bytes()) / 2)
                        .isPresent();
    }

    private synchronized void add(long bytes) {
        last = last.map(sum -> new Sum(sum.bytes() + bytes, sum.asked()));
    }

    private synchronized void note(Sum sum) {
        last = Optional.of(sum);
    }
}
