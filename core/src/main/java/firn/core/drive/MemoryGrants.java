package firn.core.drive;

import firn.core.tree.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grants on a drive's nodes in memory, by node and subject. */
final class MemoryGrants implements Grants {
    private final MemoryState state;
    private final Permit permit;

    MemoryGrants(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public List<Grant> all() {
        permit.toRead();
        var found = new ArrayList<Grant>();
        state.grants.after(
                Optional.empty(), (node, grants) -> found.addAll(grants.toMap().values()));
        return List.copyOf(found);
    }

    @Override
    public void put(Grant grant) {
        permit.toWrite();
        state.grants = state.grants.with(grant.node(), of(grant.node()).with(account(grant), grant));
    }

    @Override
    public void remove(Grant grant) {
        permit.toWrite();
        var left = of(grant.node()).without(account(grant));
        state.grants = left.isEmpty() ? state.grants.without(grant.node()) : state.grants.with(grant.node(), left);
    }

    private SortedTree<Long, Grant> of(NodeId node) {
        return state.grants.get(node).orElse(SortedTree.empty());
    }

    /** Accounts are positive; everyone comes first. */
    private static long account(Grant grant) {
        return switch (grant.subject()) {
            case Grant.Subject.Person person -> person.account();
            case Grant.Subject.Everyone everyone -> 0;
        };
    }
}
