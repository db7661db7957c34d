package firn.core.drive;

import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes, renews and ends write locks (RFC 4918 §6, §9.10, §9.11) for one author. */
public final class Locking {
    /** Locks of one account on a drive: every write of anybody looks at all there are. */
    static final int MOST = 1000;

    private final Drive drive;
    private final Guard guard;

    Locking(Drive drive, Guard guard) {
        this.drive = drive;
        this.guard = guard;
    }

    /**
     * What is asked for.
     *
     * @param token a fresh URI nobody can guess
     * @param words what the client calls the owner, XML text
     */
    public record Wish(String token, boolean shared, boolean deep, String words, Duration timeout) {}

    /** Either the lock, or why there is none. */
    public sealed interface Answer {
        /** {@code made}: the lock made an empty file, as nothing was there (RFC 4918 §7.3). */
        record Granted(Lock lock, Node node, boolean made) implements Answer {}

        record Refused(Outcome outcome) implements Answer {}
    }

    /** Locks a node that is there. */
    public Answer lock(NodeId node, Wish wish) throws IOException {
        return drive.write(guard, turn -> lock(turn, node, wish, false));
    }

    /** Locks a place; an empty file is made when nothing is there. */
    public Answer lock(Place place, Wish wish) throws IOException {
        return drive.write(guard, turn -> {
            Optional<Node> there = turn.at(place);
            if (there.isPresent() && turn.find(there.get().id()).isPresent()) {
                return lock(turn, there.get().id(), wish, false);
            }
            Outcome made =
                    new Writing(turn).write(new Operation.WriteFile(place, Upload.EMPTY, new Precondition.Absent()));
            return made instanceof Outcome.Done done
                    ? lock(turn, done.node().id(), wish, true)
                    : new Answer.Refused(made);
        });
    }

    private Answer lock(Turn turn, NodeId id, Wish wish, boolean made) throws IOException {
        Optional<Turn.Found> found = turn.find(id);
        if (found.isEmpty()) {
            return new Answer.Refused(Outcome.conflict(Outcome.Reason.MISSING));
        }
        if (!turn.may(Right.EDIT, found.get().lineage())) {
            return new Answer.Refused(new Outcome.Forbidden(Right.EDIT));
        }
        List<Lock> rivals = rivals(turn, found.get(), wish);
        if (!rivals.isEmpty()) {
            return new Answer.Refused(new Outcome.Locked(rivals));
        }
        if (turn.gate().active().stream().filter(this::isOwn).count() >= MOST) {
            return new Answer.Refused(
                    Outcome.conflict(Outcome.Reason.TOO_MUCH, found.get().node()));
        }
        forgetExpired(turn);
        boolean provisional = made && found.get().node() instanceof File;
        Lock lock = new Lock(
                wish.token(),
                id,
                wish.shared(),
                wish.deep(),
                new Lock.Holder(guard.author().account(), wish.words(), provisional),
                turn.now.plus(wish.timeout()));
        turn.ledger.locks().put(lock);
        return new Answer.Granted(lock, found.get().node(), made);
    }

    private static List<Lock> rivals(Turn turn, Turn.Found found, Wish wish) throws IOException {
        Set<Lock> near = new LinkedHashSet<>(turn.gate().covering(found.lineage()));
        if (wish.deep()) {
            near.addAll(turn.gate().below(found.node().id()));
        }
        return near.stream().filter(lock -> !(lock.shared() && wish.shared())).toList();
    }

    /** The lock with a new end; empty when the author holds no such lock on the node or above it. */
    public Optional<Lock> renew(NodeId node, String token, Duration timeout) throws IOException {
        return drive.write(guard, turn -> {
            Optional<Lock> held = mayEdit(turn, node) ? held(turn, node, token) : Optional.empty();
            if (held.isPresent()) {
                Lock renewed = held.get().until(turn.now.plus(timeout));
                turn.ledger.locks().put(renewed);
                return Optional.of(renewed);
            }
            return Optional.empty();
        });
    }

    /** What became of an unlock. */
    public enum Unlocked {
        DONE,
        /** There is no such lock on the node or above it. */
        NO_SUCH_LOCK,
        /** It is somebody else's. */
        NOT_YOURS,
        /** It is the author's, who signed in for reading only or may only view the node by now; it ends by itself. */
        FORBIDDEN
    }

    public Unlocked unlock(NodeId node, String token) throws IOException {
        return drive.write(guard, turn -> {
            Optional<Lock> lock = covering(turn, node, token);
            if (lock.isEmpty()) {
                return Unlocked.NO_SUCH_LOCK;
            }
            if (!isOwn(lock.get())) {
                return Unlocked.NOT_YOURS;
            }
            if (!mayEdit(turn, node)) {
                return Unlocked.FORBIDDEN;
            }
            turn.ledger.locks().remove(token);
            return Unlocked.DONE;
        });
    }

    private Optional<Lock> held(Turn turn, NodeId node, String token) throws IOException {
        return covering(turn, node, token).filter(this::isOwn);
    }

    private boolean isOwn(Lock lock) {
        return lock.holder().account() == guard.author().account();
    }

    private static boolean mayEdit(Turn turn, NodeId node) throws IOException {
        Optional<Turn.Found> found = turn.find(node);
        return found.isPresent() && turn.may(Right.EDIT, found.get().lineage());
    }

    private static Optional<Lock> covering(Turn turn, NodeId node, String token) throws IOException {
        Optional<Turn.Found> found = turn.find(node);
        return found.isEmpty()
                ? Optional.empty()
                : turn.gate().covering(found.get().lineage()).stream()
                        .filter(lock -> lock.token().equals(token))
                        .findAny();
    }

    private static void forgetExpired(Turn turn) throws IOException {
        for (Lock lock : turn.ledger.locks().all()) {
            if (!lock.expires().isAfter(turn.now)) {
                turn.ledger.locks().remove(lock.token());
            }
        }
    }
}
