package firn.server.dav;

import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import io.helidon.http.Status;
import java.io.IOException;

/** DELETE: into the trash; inside the trash for good. */
final class DeleteMethod implements DavMethod {
    @Override
    public void answer(Call call) throws IOException, Refusal {
        switch (call.spot()) {
            case Spot.There(Node node) -> trash(call, node);
            case Spot.Discarded(Node node, boolean top) -> purge(call, node, top);
            case Spot.Front(), Spot.Bin() -> throw Answers.virtual();
            case Spot.Vacant vacant -> throw Answers.missing();
            case Spot.Lost() -> throw Answers.missing();
        }
    }

    private static void trash(Call call, Node node) throws IOException, Refusal {
        if (node.id().equals(NodeId.ROOT)) {
            throw Answers.virtual();
        }
        if (Depth.of(call, Depth.INFINITY) != Depth.INFINITY && node instanceof firn.core.tree.Folder) {
            throw Refusal.of(400, "A folder is deleted with all in it: Depth must be infinity.");
        }
        var only = new Precondition.Still(node.id(), node.place(), Conditions.check(call));
        Outcome outcome = call.view().apply(new Operation.Trash(node.id(), only));
        if (!LockedMembers.told(call, outcome, node)) {
            Answers.done(call, outcome);
            call.response().status(Status.NO_CONTENT_204).send();
        }
    }

    private static void purge(Call call, Node node, boolean top) throws IOException, Refusal {
        if (!top) {
            throw Refusal.of(
                    403, "In the trash only what was itself deleted can be deleted for good: the folder above it.");
        }
        Conditions.check(call);
        Answers.done(call, call.view().apply(new Operation.Purge(node.id())));
        call.response().status(Status.NO_CONTENT_204).send();
    }
}
