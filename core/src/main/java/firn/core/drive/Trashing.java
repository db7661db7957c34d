package firn.core.drive;

import firn.core.tree.Change;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.util.Optional;

/** Into the trash, back from it, and out of it for good. A folder goes as one, whatever it holds. */
final class Trashing {
    private final Turn turn;

    Trashing(Turn turn) {
        this.turn = turn;
    }

    Outcome trash(Operation.Trash wanted) throws IOException {
        Optional<Turn.Found> found = turn.find(wanted.node());
        if (found.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        if (!wanted.only().holds(Optional.of(found.get().node()))) {
            return Outcome.conflict(Outcome.Reason.CHANGED, found.get().node());
        }
        return trash(found.get());
    }

    Outcome trash(Turn.Found found) throws IOException {
        Optional<Outcome> refused = turn.refusesTaking(found);
        if (refused.isPresent()) {
            return refused.get();
        }
        Node node = found.node();
        turn.gate().lift(node.id());
        Node buried = node.at(new Place(NodeId.TRASH, node.name()));
        turn.ledger
                .nodes()
                .bury(new Trashed(buried, node.parent(), found.lineage().scope(), turn.now, turn.guard.author()));
        return turn.note(Change.Kind.TRASHED, buried, found.scope());
    }

    Outcome restore(Operation.Restore wanted) throws IOException {
        Optional<Trashed> trashed = turn.ledger.nodes().trashed(wanted.node());
        Optional<Turn.Found> found = turn.seen(wanted.node());
        if (trashed.isEmpty() || found.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        if (!turn.may(Right.EDIT, found.get().lineage())) {
            return new Outcome.Forbidden(Right.EDIT);
        }
        if (wanted.to().isPresent()) {
            return back(found.get(), wanted.to().get(), wanted.replace());
        }
        Optional<NodeId> parent = ensure(trashed.get().origin(), trashed.get().scope());
        return parent.isEmpty()
                ? Outcome.conflict(Outcome.Reason.NO_PARENT, found.get().node())
                : back(
                        found.get(),
                        new Place(
                                parent.get(),
                                free(parent.get(), found.get().node().name())),
                        false);
    }

    private Outcome back(Turn.Found found, Place to, boolean replace) throws IOException {
        Optional<Outcome> refused = turn.refusesMembers(to.parent());
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Node> there = turn.at(to);
        if (there.isPresent()) {
            Optional<Turn.Found> rival = replace ? turn.find(there.get().id()) : Optional.empty();
            Outcome away = rival.isPresent() ? trash(rival.get()) : turn.taken(there.get());
            if (!(away instanceof Outcome.Done)) {
                return away;
            }
        }
        NodeId id = found.node().id();
        turn.ledger.nodes().unbury(id);
        NodeId now = turn.scopeIn(to.parent(), id).now();
        NodeId before = found.lineage().scope();
        return turn.settle(
                Change.Kind.RESTORED,
                found.node().at(to),
                new Change.Scope(now, now.equals(before) ? Optional.empty() : Optional.of(before)));
    }

    /** The folder itself when it is live; else one of its name made anew where it was. */
    private Optional<NodeId> ensure(NodeId folder, NodeId scope) throws IOException {
        Optional<Lineage> lineage = Lineage.of(folder, turn.ledger.nodes());
        if (lineage.isEmpty()) {
            return scope.equals(folder)
                            || Lineage.of(scope, turn.ledger.nodes()).isEmpty()
                    ? Optional.empty()
                    : ensure(scope, scope);
        }
        if (!lineage.get().inTrash()) {
            return Optional.of(folder);
        }
        Node old = turn.ledger.nodes().find(folder).orElseThrow();
        NodeId above = old.parent().equals(NodeId.TRASH)
                ? turn.ledger.nodes().trashed(folder).orElseThrow().origin()
                : old.parent();
        Optional<NodeId> parent = ensure(above, scope);
        return parent.isEmpty() || refusesAnew(parent.get())
                ? Optional.empty()
                : Optional.of(anew(new Place(parent.get(), old.name())));
    }

    private boolean refusesAnew(NodeId parent) throws IOException {
        return turn.refusesMembers(parent).isPresent();
    }

    private NodeId anew(Place place) throws IOException {
        Optional<Node> there = turn.at(place);
        if (there.isPresent()
                && there.get() instanceof Folder
                && turn.find(there.get().id()).isPresent()) {
            return there.get().id();
        }
        Place at = new Place(place.parent(), free(place.parent(), place.name()));
        Folder folder = new Folder(new NodeId(turn.ledger.nextId()), at, new Times(turn.now, turn.now));
        return new Making(turn).add(folder).node().id();
    }

    /** The name, or one made from it that is still free in the folder. */
    private Name free(NodeId parent, Name name) throws IOException {
        Name candidate = name;
        for (int i = 2; turn.at(new Place(parent, candidate)).isPresent(); i++) {
            candidate = name.with("(" + i + ")");
        }
        return candidate;
    }

    Outcome purge(Operation.Purge wanted) throws IOException {
        Optional<Trashed> trashed = turn.ledger.nodes().trashed(wanted.node());
        Optional<Turn.Found> found = turn.seen(wanted.node());
        if (trashed.isEmpty() || found.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        if (!turn.may(Right.EDIT, found.get().lineage())) {
            return new Outcome.Forbidden(Right.EDIT);
        }
        Node gone =
                found.get().node().at(new Place(NodeId.GONE, found.get().node().name()));
        turn.ledger.nodes().unbury(wanted.node());
        return turn.settle(Change.Kind.PURGED, gone, found.get().scope());
    }
}
