package firn.core.drive;

import firn.core.tree.Author;
import firn.core.tree.Change;
import firn.core.tree.Folder;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Trashed;
import firn.core.tree.Version;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a drive lets go by itself, in small steps so that people's writes pass in between. */
public final class Housekeeping {
    private static final int STEP = 500;
    /** The drive itself as an author: account 0 is nobody's. */
    private static final Guard SELF = new Guard() {
        @Override
        public Author author() {
            return new Author(0, "Firn");
        }

        @Override
        public Set<String> tokens() {
            return Set.of();
        }

        @Override
        public Right on(Lineage lineage, Ledger ledger) {
            return Right.MANAGE;
        }

        @Override
        public boolean ordersRoot() {
            return true;
        }
    };

    private final Drive drive;

    Housekeeping(Drive drive) {
        this.drive = drive;
    }

    /** Makes a root folder with a grant of its own, unless one of that name is there; for setting a drive up. */
    public Node rootFolder(Place place, Grant.Subject subject, Right right) throws IOException {
        return drive.write(SELF, turn -> {
            Optional<Node> there = turn.at(place);
            if (there.isPresent()) {
                return there.get();
            }
            Folder folder = new Folder(new NodeId(turn.ledger.nextId()), place, new Times(turn.now, turn.now));
            turn.ledger.grants().put(new Grant(folder.id(), subject, right));
            return turn.settle(Change.Kind.CREATED, folder, firn.core.tree.Change.Scope.of(folder.id()))
                    .node();
        });
    }

    /** One step of everything; true while there is more to do. */
    public boolean step() throws IOException {
        boolean more = expireVersions();
        more |= expireTrash();
        more |= sweep();
        expireTransfers();
        return more;
    }

    /** Lets go of chunks that nobody committed, and of the answers to commits of long ago. */
    void expireTransfers() throws IOException {
        drive.write(SELF, turn -> {
            turn.ledger.claims().expire(turn.now);
            turn.ledger.replies().expire(turn.now);
            return true;
        });
    }

    /** Deletes old versions past their time. */
    boolean expireVersions() throws IOException {
        Instant before = drive.now().minus(drive.terms().versionAge());
        return drive.write(SELF, turn -> {
            List<Version> old = turn.ledger.versions().expired(before, STEP);
            Retention retention = new Retention(turn.ledger);
            for (Version version : old) {
                retention.drop(version);
            }
            return old.size() == STEP;
        });
    }

    /** Deletes for good what lay in the trash past its time. */
    boolean expireTrash() throws IOException {
        Instant before = drive.now().minus(drive.terms().trashAge());
        return drive.write(SELF, turn -> {
            List<Trashed> old = turn.ledger.nodes().oldest(before, STEP);
            for (Trashed trashed : old) {
                Drive.apply(turn, new Operation.Purge(trashed.node().id()));
            }
            return old.size() == STEP;
        });
    }

    /** Removes the rows of what was deleted for good: leaves at once, folders once their children moved up. */
    boolean sweep() throws IOException {
        return drive.write(SELF, turn -> {
            Nodes nodes = turn.ledger.nodes();
            List<Node> gone = nodes.some(NodeId.GONE, STEP);
            for (Node node : gone) {
                List<Node> children = nodes.some(node.id(), STEP);
                for (Node child : children) {
                    nodes.put(child.at(new Place(NodeId.GONE, child.name())));
                }
                if (children.size() < STEP) {
                    wipe(turn.ledger, node);
                }
            }
            return !gone.isEmpty();
        });
    }

    private static void wipe(Ledger ledger, Node node) throws IOException {
        Retention retention = new Retention(ledger);
        for (Version version : ledger.versions().of(node.id())) {
            retention.drop(version);
        }
        ledger.properties().clear(node.id());
        List<Grant> own = ledger.grants().all().stream()
                .filter(grant -> grant.node().equals(node.id()))
                .toList();
        if (!own.isEmpty() && !wasRootFolder(ledger, node)) {
            for (Grant grant : own) {
                ledger.grants().remove(grant);
            }
        }
        ledger.nodes().remove(node.id());
    }

    /** The grants of a root folder outlive it: who saw it has still to hear, however late they ask, that it went. */
    private static boolean wasRootFolder(Ledger ledger, Node node) throws IOException {
        return ledger.journal().of(node.id(), Integer.MAX_VALUE).stream()
                .anyMatch(change -> change.scope().now().equals(node.id()));
    }
}
