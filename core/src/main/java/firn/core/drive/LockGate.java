package firn.core.drive;

import firn.core.tree.NodeId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether locks let an author through (RFC 4918 §7): each locked resource needs one of its tokens, by its own holder. */
final class LockGate {
    private final Ledger ledger;
    private final Guard guard;
    private final Instant now;

    LockGate(Ledger ledger, Guard guard, Instant now) {
        this.ledger = ledger;
        this.guard = guard;
        this.now = now;
    }

    /** Locks that hold now. */
    List<Lock> active() throws IOException {
        List<Lock> all = ledger.locks().all();
        return all.isEmpty()
                ? all
                : all.stream().filter(lock -> lock.expires().isAfter(now)).toList();
    }

    /** Active locks that cover the last node of the lineage: its own, and deep ones from above. */
    List<Lock> covering(Lineage lineage) throws IOException {
        return active().stream()
                .filter(lock -> lock.node().equals(lineage.node()) || (lock.deep() && lineage.contains(lock.node())))
                .toList();
    }

    /** Active locks on nodes below this one, or on itself. */
    List<Lock> below(NodeId node) throws IOException {
        List<Lock> found = new ArrayList<>();
        for (Lock lock : active()) {
            if (Lineage.of(lock.node(), ledger.nodes())
                    .filter(line -> line.contains(node))
                    .isPresent()) {
                found.add(lock);
            }
        }
        return found;
    }

    Optional<Outcome> closed(Lineage lineage) throws IOException {
        List<Lock> locks = covering(lineage);
        return locks.isEmpty() || locks.stream().anyMatch(this::opens)
                ? Optional.empty()
                : Optional.of(new Outcome.Locked(locks));
    }

    Optional<Outcome> closedBelow(NodeId node) throws IOException {
        List<Lock> shut = below(node).stream().filter(lock -> !opens(lock)).toList();
        return shut.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Locked(shut));
    }

    boolean opens(Lock lock) {
        return lock.holder().account() == guard.author().account()
                && guard.tokens().contains(lock.token());
    }

    /** Ends all locks on a node and below it, as when it goes away from its address. */
    void lift(NodeId node) throws IOException {
        for (Lock lock : below(node)) {
            ledger.locks().remove(lock.token());
        }
    }
}
