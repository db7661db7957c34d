package firn.core.drive;

import firn.core.tree.Change;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Version;
import java.io.IOException;
import java.util.Optional;

/** Moves and renames, also over what is in the way. */
final class Moving {
    private final Turn turn;

    Moving(Turn turn) {
        this.turn = turn;
    }

    Outcome move(Operation.Move wanted) throws IOException {
        Optional<Turn.Found> source = turn.find(wanted.node());
        if (source.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        Optional<Outcome> refused = refuses(source.get(), wanted);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Node> there = turn.at(wanted.to());
        if (there.isEmpty() || there.get().id().equals(wanted.node())) {
            return carry(source.get(), wanted.to());
        }
        if (!wanted.replace()) {
            return turn.taken(there.get());
        }
        Optional<Turn.Found> target = turn.find(there.get().id());
        if (target.isEmpty()) {
            return turn.taken(there.get());
        }
        if (source.get().lineage().contains(there.get().id())) {
            return Outcome.conflict(Outcome.Reason.INTO_ITSELF, there.get());
        }
        return replace(source.get(), target.get(), wanted.to());
    }

    private Optional<Outcome> refuses(Turn.Found source, Operation.Move wanted) throws IOException {
        Optional<Outcome> refused = turn.refusesTaking(source);
        if (refused.isEmpty()) {
            refused = turn.refusesMembers(wanted.to().parent());
        }
        if (refused.isPresent()) {
            return refused;
        }
        if (!wanted.only().holds(Optional.of(source.node()))) {
            return Optional.of(Outcome.conflict(Outcome.Reason.CHANGED, source.node()));
        }
        Lineage into = Lineage.of(wanted.to().parent(), turn.ledger.nodes()).orElse(Lineage.ROOT);
        return into.contains(wanted.node())
                ? Optional.of(Outcome.conflict(Outcome.Reason.INTO_ITSELF, source.node()))
                : Optional.empty();
    }

    /** Puts the node at a free place (or changes how its own name is written). */
    private Outcome carry(Turn.Found source, Place to) throws IOException {
        Node node = source.node();
        if (node.place().equals(to)) {
            return new Outcome.Done(node, false);
        }
        if (!node.parent().equals(to.parent())
                || !node.name().key().equals(to.name().key())) {
            turn.gate().lift(node.id());
        }
        Node moved = node.at(to);
        return new Outcome.Done(
                turn.settle(Change.Kind.MOVED, moved, scope(source, to)).node(), true);
    }

    private Outcome replace(Turn.Found source, Turn.Found target, Place to) throws IOException {
        if (source.node() instanceof File from && target.node() instanceof File onto) {
            Optional<Outcome> refused = turn.refusesChange(target);
            return refused.isPresent() ? refused.get() : pour(from, onto, source, target);
        }
        Outcome trashed = new Trashing(turn).trash(target);
        if (!(trashed instanceof Outcome.Done)) {
            return trashed;
        }
        Outcome moved = carry(source, to);
        return moved instanceof Outcome.Done done ? new Outcome.Done(done.node(), false) : moved;
    }

    /** The target file goes on with the source's content and history; nothing of either is lost. */
    private Outcome pour(File from, File onto, Turn.Found source, Turn.Found target) throws IOException {
        turn.gate().lift(from.id());
        for (Version version : turn.ledger.versions().of(from.id())) {
            turn.ledger
                    .versions()
                    .put(new Version(
                            onto.id(),
                            version.content(),
                            version.modified(),
                            version.stored(),
                            version.author(),
                            version.kept()));
        }
        Properties properties = turn.ledger.properties();
        properties.clear(onto.id());
        for (var property : properties.of(from.id()).entrySet()) {
            properties.put(onto.id(), property.getKey(), Optional.of(property.getValue()));
        }
        properties.clear(from.id());
        turn.ledger.nodes().remove(from.id());
        turn.note(Change.Kind.PURGED, from.at(new Place(NodeId.GONE, from.name())), source.scope());
        File poured = onto.with(from.content()).executable(from.executable());
        Outcome.Done done = turn.settle(
                Change.Kind.WRITTEN,
                poured.with(new Times(onto.times().created(), from.times().modified())),
                target.scope());
        new Retention(turn.ledger).trim(onto.id(), from.content().version(), turn.terms.versions());
        return done;
    }

    private Change.Scope scope(Turn.Found source, Place to) throws IOException {
        NodeId before = source.lineage().scope();
        NodeId now = turn.scopeIn(to.parent(), source.node().id()).now();
        return new Change.Scope(now, now.equals(before) ? Optional.empty() : Optional.of(before));
    }
}
