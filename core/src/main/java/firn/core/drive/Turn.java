package firn.core.drive;

import firn.core.tree.Change;
import firn.core.tree.Folder;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** One operation's time inside a transaction: whose it is, when, and the questions every operation asks first. */
final class Turn {
    final Ledger ledger;
    final Guard guard;
    final Instant now;
    final Terms terms;
    private final LockGate gate;

    Turn(Ledger ledger, Guard guard, Instant now, Terms terms) {
        this.ledger = ledger;
        this.guard = guard;
        this.now = now;
        this.terms = terms;
        this.gate = new LockGate(ledger, guard, now);
    }

    LockGate gate() {
        return gate;
    }

    /** A live node the actor may see, with its lineage; empty otherwise. */
    Optional<Found> find(NodeId id) throws IOException {
        return seen(id).filter(found -> !found.lineage().inTrash());
    }

    /** A node the actor may see, wherever it is. */
    Optional<Found> seen(NodeId id) throws IOException {
        Optional<Lineage> lineage = Lineage.of(id, ledger.nodes());
        if (lineage.isEmpty() || !guard.on(lineage.get(), ledger).allows(Right.VIEW)) {
            return Optional.empty();
        }
        return ledger.nodes().find(id).map(node -> new Found(node, lineage.get()));
    }

    Optional<Node> at(Place place) throws IOException {
        return ledger.nodes().child(place.parent(), place.name());
    }

    /** What stands in the way; a node the actor may not see is not shown, but its name is taken all the same. */
    Outcome taken(Node there) throws IOException {
        return find(there.id()).isPresent()
                ? Outcome.conflict(Outcome.Reason.EXISTS, there)
                : Outcome.conflict(Outcome.Reason.EXISTS);
    }

    boolean may(Right wanted, Lineage lineage) throws IOException {
        return guard.on(lineage, ledger).allows(wanted);
    }

    /** Why the actor may not change which nodes the folder holds; empty when they may. */
    Optional<Outcome> refusesMembers(NodeId folder) throws IOException {
        Optional<Found> found = find(folder);
        if (found.isEmpty()) {
            return Optional.of(Outcome.conflict(Outcome.Reason.NO_PARENT));
        }
        if (!(found.get().node() instanceof Folder)) {
            return Optional.of(Outcome.conflict(
                    Outcome.Reason.PARENT_IS_NO_FOLDER, found.get().node()));
        }
        Lineage lineage = found.get().lineage();
        if (folder.equals(NodeId.ROOT) ? !guard.ordersRoot() : !may(Right.EDIT, lineage)) {
            return Optional.of(new Outcome.Forbidden(Right.EDIT));
        }
        return gate.closed(lineage);
    }

    /** Why the actor may not change this node itself (not where it is). */
    Optional<Outcome> refusesChange(Found found) throws IOException {
        if (found.node().id().equals(NodeId.ROOT)) {
            return Optional.of(Outcome.conflict(Outcome.Reason.FIXED));
        }
        if (!may(Right.EDIT, found.lineage())) {
            return Optional.of(new Outcome.Forbidden(Right.EDIT));
        }
        return gate.closed(found.lineage());
    }

    /** Why the actor may not take this node, with all below it, from where it is. */
    Optional<Outcome> refusesTaking(Found found) throws IOException {
        Optional<Outcome> refused = refusesChange(found);
        if (refused.isPresent()) {
            return refused;
        }
        if (found.lineage().isRootFolder() && !guard.ordersRoot()) {
            return Optional.of(new Outcome.Forbidden(Right.MANAGE));
        }
        refused = gate.closedBelow(found.node().id());
        return refused.isPresent() ? refused : refusesMembers(found.node().parent());
    }

    Optional<Outcome> refusesBytes(long wanted) throws IOException {
        long used = ledger.head().used();
        return wanted > 0 && wanted > terms.storage() - used
                ? Optional.of(new Outcome.OverQuota(terms.storage(), used, wanted))
                : Optional.empty();
    }

    /** Puts the node into the tree and the change into the journal. */
    Outcome.Done settle(Change.Kind kind, Node node, Change.Scope scope) throws IOException {
        ledger.nodes().put(node);
        return note(kind, node, scope);
    }

    /** Writes the journal only; the tree holds the node already. */
    Outcome.Done note(Change.Kind kind, Node node, Change.Scope scope) throws IOException {
        ledger.journal().append(new Change(ledger.head().cursor().next(), now, guard.author(), kind, node, scope));
        return new Outcome.Done(node, kind == Change.Kind.CREATED);
    }

    /** The scope of a node that is put into this folder. */
    Change.Scope scopeIn(NodeId parent, NodeId node) throws IOException {
        if (parent.equals(NodeId.ROOT)) {
            return Change.Scope.of(node);
        }
        return Change.Scope.of(
                Lineage.of(parent, ledger.nodes()).orElse(Lineage.ROOT).scope());
    }

    /** A node and all above it. */
    record Found(Node node, Lineage lineage) {
        Change.Scope scope() {
            return Change.Scope.of(lineage.scope());
        }
    }
}
