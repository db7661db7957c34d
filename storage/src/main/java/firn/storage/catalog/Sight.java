package firn.storage.catalog;

import firn.core.drive.Ledger;
import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Through what one transaction sees a drive: memory alone, memory before a snapshot, or memory before a write. */
abstract sealed class Sight {
    /** Memory alone does not know. Thrown to begin anew with a snapshot; it says nothing else, so it has no trace. */
    static final class Unknown extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    /** A question to the catalogue behind. */
    @FunctionalInterface
    interface Question<V> {
        V ask(Ledger ledger) throws IOException;
    }

    final long drive;
    final Memory memory;
    private boolean over;

    Sight(long drive, Memory memory) {
        this.drive = drive;
        this.memory = memory;
    }

    /** What is remembered, if it holds here. */
    abstract <V> Optional<V> known(Key<V> key);

    /** An answer to remember; it came from {@link #inner()}. */
    abstract <V> void learn(Key<V> key, V answer);

    /** The ledger of the catalogue behind. */
    abstract Ledger inner();

    final <V> V ask(Key<V> key, Question<V> question) throws IOException {
        Optional<V> known = known(key);
        if (known.isPresent()) {
            return known.get();
        }
        V answer = question.ask(inner());
        learn(key, answer);
        return answer;
    }

    /** The same for what is not remembered. */
    final <V> V ask(Question<V> question) throws IOException {
        return question.ask(inner());
    }

    final Writing writing() {
        requireGoing();
        if (this instanceof Writing writing) {
            return writing;
        }
        throw new IllegalStateException("This ledger was opened for reading; use Catalog.write");
    }

    final void end() {
        over = true;
    }

    final void requireGoing() {
        if (over) {
            throw new IllegalStateException("The transaction of this ledger is over");
        }
    }

    /** Nothing but memory. What was found holds if the drive's epoch is the same at the end. */
    static final class Remembering extends Sight {
        Remembering(long drive, Memory memory) {
            super(drive, memory);
        }

        @Override
        <V> Optional<V> known(Key<V> key) {
            requireGoing();
            return memory.get(key);
        }

        @Override
        <V> void learn(Key<V> key, V answer) {}

        @Override
        Ledger inner() {
            requireGoing();
            throw new Unknown();
        }
    }

    /** A snapshot, and memory as long as the epoch is that before the snapshot was opened. */
    static final class Reading extends Sight {
        private final long epoch;
        private final Ledger inner;

        Reading(long drive, Memory memory, long epoch, Ledger inner) {
            super(drive, memory);
            this.epoch = epoch;
            this.inner = inner;
        }

        @Override
        <V> Optional<V> known(Key<V> key) {
            requireGoing();
            Optional<V> known = memory.get(key);
            return memory.epoch() == epoch ? known : Optional.empty();
        }

        @Override
        <V> void learn(Key<V> key, V answer) {
            memory.offer(epoch, key, answer);
        }

        @Override
        Ledger inner() {
            requireGoing();
            return inner;
        }
    }

    /**
     * A write. Memory holds for what it has not touched itself: all that writes before it touched was forgotten before
     * it began.
     */
    static final class Writing extends Sight {
        private final Ledger inner;
        private final Set<Key<?>> touched = new HashSet<>();
        private final Map<Key<?>, Object> seen = new HashMap<>();

        Writing(long drive, Memory memory, Ledger inner) {
            super(drive, memory);
            this.inner = inner;
        }

        /** For the type: only an answer to the same key is ever put. */
        @Override
        @SuppressWarnings("unchecked")
        <V> Optional<V> known(Key<V> key) {
            requireGoing();
            var own = (V) seen.get(key);
            if (own != null) {
                return Optional.of(own);
            }
            return touched.contains(key) ? Optional.empty() : memory.get(key);
        }

        @Override
        <V> void learn(Key<V> key, V answer) {
            seen.put(key, answer);
        }

        @Override
        Ledger inner() {
            requireGoing();
            return inner;
        }

        /** The answer is another from now on. */
        void touch(Key<?> key) {
            touched.add(key);
            seen.remove(key);
        }

        /** The answer is this from now on. */
        <V> void touch(Key<V> key, V answer) {
            touched.add(key);
            seen.put(key, answer);
        }

        Set<Key<?>> touched() {
            return touched;
        }

        /** Answers known to this write, to what it touched and more. */
        Map<Key<?>, Object> seen() {
            return seen;
        }
    }
}
