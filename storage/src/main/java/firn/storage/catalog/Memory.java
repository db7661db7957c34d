package firn.storage.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of one drive. Holds that an answer which is here is true for every state from the drive's present
 * epoch on, and for every later one that the database may already show while its write is not acknowledged yet. So
 * answers of one epoch, wherever they came from, fit together.
 *
 * <p>For that a write names what it touches <em>before</em> it commits: those answers are forgotten, and none is taken
 * in their place until the write is over. When it is, the epoch moves on, and a reader whose snapshot is of an earlier
 * epoch can bring nothing any more.
 *
 * <p>The epoch counts the writes of this process. Were there several processes on one database, it would have to be the
 * drive's newest cursor and a counter of what has no cursor (locks, grants), read in the same statement that opens the
 * snapshot; and what others touched would have to be learnt from the journal between the two.
 */
final class Memory {
    /** Who is touching an answer just now. */
    private static final class Touch {
        private int writers;
        /** More than one writer at some time: nobody knows whose value is the last. */
        private boolean contended;
    }

    private final Cache<Key<?>, Object> answers;
    private final Map<Key<?>, Touch> touched = new HashMap<>();
    private volatile long epoch;

    /** @param answers shared by all drives, whose keys differ */
    Memory(Cache<Key<?>, Object> answers) {
        this.answers = answers;
    }

    long epoch() {
        return epoch;
    }

    /** For the type: only an answer to the same key is ever put. */
    @SuppressWarnings("unchecked")
    <V> Optional<V> get(Key<V> key) {
        return Optional.ofNullable((V) answers.getIfPresent(key));
    }

    /** Takes an answer out of a snapshot that was opened after the epoch was asked; too late, it is left. */
    synchronized <V> void offer(long seen, Key<V> key, V answer) {
        if (seen == epoch && !touched.containsKey(key)) {
            answers.put(key, answer);
        }
    }

    /** Nothing remembered holds any more, nor what a snapshot opened before now will bring. */
    synchronized void forget() {
        epoch = epoch + 1;
        answers.invalidateAll();
    }

    /** A write that has not committed touches these, which it did not name before. */
    synchronized void touch(Set<Key<?>> keys) {
        for (var key : keys) {
            var touch = touched.computeIfAbsent(key, unknown -> new Touch());
            touch.writers++;
            touch.contended |= touch.writers > 1;
            answers.invalidate(key);
        }
    }

    /**
     * A write is over, kept or not, before its caller hears of it.
     *
     * @param keys all it touched
     * @param known of those, the answers it knows to be true since; empty when it is not certain that it was kept
     */
    synchronized void settle(Set<Key<?>> keys, Map<Key<?>, Object> known) {
        if (keys.isEmpty()) {
            return;
        }
        epoch = epoch + 1;
        for (var key : keys) {
            var touch = touched.get(key);
            if (touch != null && --touch.writers == 0) {
                touched.remove(key);
                var answer = known.get(key);
                if (answer != null && !touch.contended) {
                    answers.put(key, answer);
                }
            }
        }
    }
}
