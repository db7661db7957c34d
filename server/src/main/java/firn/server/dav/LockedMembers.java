package firn.server.dav;

import firn.core.drive.Lock;
import firn.core.drive.Outcome;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A folder cannot go since members of it are locked: a 207 tells which (RFC 4918 §9.6.1, §9.9.2). */
final class LockedMembers {
    private LockedMembers() {}

    /** Whether that was the case, and the answer is sent. */
    static boolean told(Call call, Outcome outcome, Node folder) throws IOException {
        if (!(outcome instanceof Outcome.Locked(List<Lock> locks))) {
            return false;
        }
        List<NodeId> path = call.path(folder.id()).stream().map(Node::id).toList();
        Set<NodeId> members = new LinkedHashSet<>();
        for (Lock lock : locks) {
            if (path.contains(lock.node()) || !isBelow(call, lock.node(), folder.id())) {
                return false;
            }
            members.add(lock.node());
        }
        Multistatus answer = new Multistatus(call, Asked.EVERYTHING, false);
        for (NodeId member : members) {
            answer.status(call.hrefOf(member), 423);
        }
        answer.end();
        return true;
    }

    private static boolean isBelow(Call call, NodeId node, NodeId folder) throws IOException {
        return call.path(node).stream().anyMatch(it -> it.id().equals(folder));
    }
}
