package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Right;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.wire.Ask;
import firn.server.drives.DriveDoor;
import firn.server.login.Credentials;
import java.io.IOException;
import java.util.Optional;

/** Opens the drive a call names and carries out its operations; what every room about nodes needs. */
final class Views {
    private static final String DEVICE = "Web";

    private final DriveDoor door;

    Views(DriveDoor door) {
        this.door = door;
    }

    DriveDoor.Opened open(Call call) {
        return open(call.caller(), call.id("drive"));
    }

    DriveDoor.Opened open(Credentials caller, long drive) {
        return find(caller, drive).orElseThrow(() -> new Refusal(Problems.notFound()));
    }

    /** Empty when there is no such drive for the caller. */
    Optional<DriveDoor.Opened> find(Credentials caller, long drive) {
        String device = caller.means() instanceof Credentials.ByDevice(long id, String name) ? name : DEVICE;
        return door.open(caller.account().id(), caller.limits(), drive, device);
    }

    DriveView view(Call call) {
        return open(call).view();
    }

    /** The node as it is now; a problem when it was refused. */
    static Outcome.Done done(DriveView view, Operation operation) throws IOException {
        return done(view.apply(operation));
    }

    static Outcome.Done done(Outcome outcome) {
        Optional<Problem> refused = Problems.of(outcome);
        if (refused.isPresent()) {
            throw new Refusal(refused.get());
        }
        return (Outcome.Done) outcome;
    }

    static Reply node(Outcome.Done done) {
        return Reply.json(done.created() ? 201 : 200, Shapes.node(done.node()));
    }

    static Node find(DriveView view, NodeId id) throws IOException {
        return view.find(id).orElseThrow(() -> new Refusal(Problems.notFound()));
    }

    static Place place(long parent, String name) {
        return new Place(folder(parent), new Name(name));
    }

    static NodeId folder(long id) {
        if (id < 1) {
            throw Problems.refusal("“parent” must be a folder's id, a whole number, at least 1.");
        }
        return new NodeId(id);
    }

    /** Refuses early, before bytes are sent, who may not put a file into this folder; the operation decides. */
    static void mayWrite(DriveView view, NodeId folder) throws IOException {
        find(view, folder);
        boolean may = folder.equals(NodeId.ROOT)
                ? view.ordersRoot()
                : view.right(folder).allows(Right.EDIT);
        if (!may) {
            done(new Outcome.Forbidden(Right.EDIT));
        }
    }

    /** The place a copy goes to; under its own name unless another is given. */
    static Place place(DriveView view, NodeId node, Ask.Copy wanted) throws IOException {
        String name = wanted.name().isPresent()
                ? wanted.name().get()
                : find(view, node).name().text();
        return place(wanted.parent(), name);
    }
}
