package firn.server.dav;

import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** COPY and MOVE (RFC 4918 §9.8, §9.9). Moving something out of the trash restores it (DAV-3). */
final class TransferMethod implements DavMethod {
    private static final HeaderName OVERWRITE = HeaderNames.create("Overwrite");

    private final boolean move;

    TransferMethod(boolean move) {
        this.move = move;
    }

    @Override
    public void answer(Call call) throws IOException, Refusal {
        Address destination = Target.destination(call);
        boolean overwrite = overwrite(call);
        Optional<Instant> modified = ClientTimes.modified(call);
        Outcome outcome = switch (call.spot()) {
            case Spot.There(Node node) -> transfer(call, node, destination, overwrite);
            case Spot.Discarded(Node node, boolean top) -> {
                requireTop(top);
                yield restore(call, node, to(call, destination, overwrite), overwrite);
            }
            case Spot.Front(), Spot.Bin() -> throw Answers.virtual();
            case Spot.Vacant vacant -> throw Answers.missing();
            case Spot.Lost() -> throw Answers.missing();
        };
        if (call.spot() instanceof Spot.There(Node node) && LockedMembers.told(call, outcome, node)) {
            return;
        }
        done(call, Answers.done(call, outcome), modified);
    }

    private Outcome transfer(Call call, Node node, Address destination, boolean overwrite) throws IOException, Refusal {
        if (node.id().equals(NodeId.ROOT)) {
            throw Answers.virtual();
        }
        boolean deep = isDeep(call, node);
        To to = to(call, destination, overwrite);
        if (to.there().filter(it -> it.id().equals(node.id())).isPresent()) {
            return ontoItself(call, node, destination.last());
        }
        Precondition only = new Precondition.Still(node.id(), node.place(), Conditions.check(call));
        return call.view()
                .apply(
                        move
                                ? new Operation.Move(node.id(), to.place(), overwrite, only)
                                : new Operation.Copy(node.id(), to.place(), overwrite, deep));
    }

    /** The same place; only its name may be written in another normalisation. */
    private Outcome ontoItself(Call call, Node node, String written) throws IOException, Refusal {
        if (!move || node.name().text().equals(written)) {
            throw Refusal.of(403, "Source and destination are the same.");
        }
        Place renamed = new Place(node.parent(), new Name(written));
        var only = new Precondition.Still(node.id(), node.place(), Conditions.check(call));
        return call.view().apply(new Operation.Move(node.id(), renamed, false, only));
    }

    private boolean isDeep(Call call, Node node) throws Refusal {
        Depth depth = Depth.of(call, Depth.INFINITY);
        if (depth == Depth.ONE || (move && depth == Depth.ZERO && node instanceof Folder)) {
            throw Refusal.of(
                    400,
                    move
                            ? "A folder is moved with all in it: Depth must be infinity."
                            : "The Depth of a COPY must be 0 or infinity.");
        }
        return depth == Depth.INFINITY;
    }

    private void requireTop(boolean top) throws Refusal {
        if (!move || !top) {
            throw Refusal.of(403, "Out of the trash only what was itself deleted can be taken, by moving it.");
        }
    }

    private static Outcome restore(Call call, Node node, To to, boolean overwrite) throws IOException, Refusal {
        Conditions.check(call);
        Outcome outcome = call.view().apply(new Operation.Restore(node.id(), Optional.of(to.place()), overwrite));
        return outcome instanceof Outcome.Done(Node restored, boolean created)
                ? new Outcome.Done(restored, to.there().isEmpty())
                : outcome;
    }

    /** Where it is to go, and what is there now. */
    private record To(Place place, Optional<Node> there) {}

    private static To to(Call call, Address destination, boolean overwrite) throws IOException, Refusal {
        return switch (call.at(destination)) {
            case Spot.Vacant(Place place) -> new To(place, Optional.empty());
            case Spot.There(Node node) -> {
                if (node.id().equals(NodeId.ROOT)) {
                    throw Answers.virtual();
                }
                if (!overwrite) {
                    throw Refusal.of(412, "Something is at the destination, and Overwrite is F.");
                }
                yield new To(node.place(), Optional.of(node));
            }
            case Spot.Front(), Spot.Bin() -> throw Answers.virtual();
            case Spot.Discarded discarded -> throw intoTrash();
            case Spot.Lost() -> {
                throw call.front().isTrash(first(destination)) ? intoTrash() : Answers.noParent();
            }
        };
    }

    private static String first(Address address) {
        return address.names().isEmpty() ? "" : address.names().getFirst();
    }

    private static Refusal intoTrash() {
        return Refusal.of(403, "Nothing can be put into the trash; delete it instead.");
    }

    private static void done(Call call, Outcome.Done done, Optional<Instant> modified) throws IOException, Refusal {
        Node node = done.node();
        if (modified.isPresent()) {
            Operation touch = new Operation.Touch(node.id(), Optional.empty(), modified, Optional.empty());
            node = Answers.done(call, call.view().apply(touch)).node();
            ClientTimes.accept(call);
        }
        Answers.describe(call, node);
        boolean created = done.created();
        call.response()
                .status(created ? Status.CREATED_201 : Status.NO_CONTENT_204)
                .send();
    }

    private static boolean overwrite(Call call) throws Refusal {
        return switch (call.header(OVERWRITE).orElse("T").strip()) {
            case "T", "t" -> true;
            case "F", "f" -> false;
            default -> throw Refusal.of(400, "The Overwrite header must be T or F.");
        };
    }
}
