package firn.core.access;

import firn.core.drive.Grant;
import firn.core.drive.Guard;
import firn.core.drive.Ledger;
import firn.core.drive.Lineage;
import firn.core.drive.Right;
import firn.core.tree.Author;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.Set;

/**
 * The one place that decides what an actor may do with a node. Nothing is allowed but what a grant on the node or above
 * it gives; the root itself can be seen by everyone on the drive, each seeing in it only what they may.
 */
record Gate(Actor actor, Set<String> tokens) implements Guard {
    @Override
    public Author author() {
        return actor.author();
    }

    @Override
    public boolean ordersRoot() {
        return actor.role() == Actor.Role.ADMINISTRATOR && !actor.readOnly();
    }

    @Override
    public Right on(Lineage lineage, Ledger ledger) throws IOException {
        Right best = lineage.node().equals(NodeId.ROOT) ? Right.VIEW : Right.NONE;
        if (!lineage.node().equals(NodeId.ROOT)) {
            for (Grant grant : ledger.grants().all()) {
                if (lineage.contains(grant.node())) {
                    Right given = given(grant);
                    best = given.allows(best) ? given : best;
                }
            }
        }
        return actor.readOnly() && best.allows(Right.VIEW) ? Right.VIEW : best;
    }

    /** Whether there is anything on the drive that the actor may put content into. */
    boolean editsSomething(Ledger ledger) throws IOException {
        boolean edits = ordersRoot();
        for (Grant grant : ledger.grants().all()) {
            edits |= !actor.readOnly() && given(grant).allows(Right.EDIT);
        }
        return edits;
    }

    private Right given(Grant grant) {
        return switch (grant.subject()) {
            case Grant.Subject.Person(long account) -> account == actor.account() ? grant.right() : Right.NONE;
            case Grant.Subject.Everyone() ->
                switch (actor.role()) {
                    case ADMINISTRATOR -> Right.MANAGE;
                    case USER -> grant.right();
                    case EXTERNAL -> Right.NONE;
                };
        };
    }
}
