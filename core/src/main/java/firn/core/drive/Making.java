package firn.core.drive;

import firn.core.tree.Change;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Makes folders and links. */
final class Making {
    private final Turn turn;

    Making(Turn turn) {
        this.turn = turn;
    }

    Outcome folder(Operation.MakeFolder wanted) throws IOException {
        return make(wanted.at(), id -> new Folder(id, wanted.at(), wanted.times()));
    }

    Outcome link(Operation.MakeLink wanted) throws IOException {
        return make(wanted.at(), id -> new Link(id, wanted.at(), wanted.times(), wanted.target()));
    }

    private Outcome make(Place at, Function<NodeId, Node> node) throws IOException {
        Optional<Outcome> refused = turn.refusesMembers(at.parent());
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Node> there = turn.at(at);
        if (there.isPresent()) {
            return turn.taken(there.get());
        }
        return add(node.apply(new NodeId(turn.ledger.nextId())));
    }

    /** Adds a node whose place is free; a new root folder is its maker's own at first (RGT-4). */
    Outcome.Done add(Node node) throws IOException {
        if (node.parent().equals(NodeId.ROOT)) {
            turn.ledger
                    .grants()
                    .put(new Grant(
                            node.id(),
                            new Grant.Subject.Person(turn.guard.author().account()),
                            Right.MANAGE));
        }
        return turn.settle(Change.Kind.CREATED, node, turn.scopeIn(node.parent(), node.id()));
    }
}
