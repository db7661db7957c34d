package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.drive.Operation;
import firn.core.drive.Order;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.wire.Ask;
import firn.core.wire.WireDetails;
import firn.core.wire.WireNodes;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes: looking at them, making, moving, marking, copying, deleting them. */
final class NodeRoutes {
    private static final int PAGE = 1000;

    private final Views views;
    private final InstantSource clock;

    NodeRoutes(Views views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/drives/{drive}/resolve", this::resolve),
                Route.signedIn("POST", "/drives/{drive}/nodes", this::make),
                Route.signedIn("GET", "/drives/{drive}/nodes/{node}", this::look),
                Route.signedIn("PATCH", "/drives/{drive}/nodes/{node}", this::change),
                Route.signedIn("DELETE", "/drives/{drive}/nodes/{node}", this::trash),
                Route.signedIn("GET", "/drives/{drive}/nodes/{node}/children", this::children),
                Route.signedIn("POST", "/drives/{drive}/nodes/{node}/copy", this::copy));
    }

    private Reply look(Call call) throws IOException {
        DriveView view = views.view(call);
        return details(view, Views.find(view, call.node()));
    }

    private Reply resolve(Call call) throws IOException {
        DriveView view = views.view(call);
        String path = call.query("path").orElseThrow(() -> Problems.refusal("“path” is missing, such as /a/b."));
        List<Name> names = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            if (!step.isEmpty()) {
                names.add(new Name(step));
            }
        }
        return details(view, view.resolve(NodeId.ROOT, names).orElseThrow(() -> new Refusal(Problems.notFound())));
    }

    private static Reply details(DriveView view, Node node) throws IOException {
        List<WireDetails.WireStep> path = new ArrayList<>();
        for (Node step : view.path(node.id())) {
            String name = step.id().equals(NodeId.ROOT) ? "" : step.name().text();
            path.add(new WireDetails.WireStep(step.id().value(), name));
        }
        path.removeLast();
        return Reply.ok(new WireDetails(Shapes.node(node), view.right(node.id()), List.copyOf(path)));
    }

    private Reply children(Call call) throws IOException {
        int limit = (int) call.query("limit", PAGE, 1, PAGE);
        Optional<Order> order = call.query("sort").map(Sorting::order);
        if (order.isPresent()) {
            return sorted(call, order.get(), limit);
        }
        List<Node> found =
                views.view(call).children(call.node(), call.query("after").map(Name::new), limit);
        Optional<String> next = found.size() < limit
                ? Optional.empty()
                : Optional.of(found.getLast().name().text());
        return Reply.ok(new WireNodes(found.stream().map(Shapes::node).toList(), next));
    }

    private Reply sorted(Call call, Order order, int limit) throws IOException {
        List<Node> found = views.view(call)
                .browsing()
                .children(call.node(), order, call.query("after").map(Sorting::position), limit);
        Optional<String> next = found.size() < limit
                ? Optional.empty()
                : Optional.of(Sorting.after(Order.Position.of(found.getLast())));
        return Reply.ok(new WireNodes(found.stream().map(Shapes::node).toList(), next));
    }

    private Reply make(Call call) throws IOException {
        DriveView view = views.view(call);
        Ask.NewNode wanted = call.body(Ask.NewNode.class);
        Place place = Views.place(wanted.parent(), wanted.name());
        Instant now = clock.instant();
        Times times = new Times(wanted.created().orElse(now), wanted.modified().orElse(now));
        Operation operation = wanted.target().isPresent()
                ? new Operation.MakeLink(place, times, target(wanted.target().get()))
                : new Operation.MakeFolder(place, times);
        return Views.node(Views.done(view, operation));
    }

    /** @throws Refusal when no system could have such a link */
    static String target(String target) {
        boolean whole = target.codePoints().noneMatch(it -> it == 0 || (it >= 0xD800 && it <= 0xDFFF));
        if (target.isEmpty() || target.length() > 4096 || !whole) {
            throw Problems.refusal("“target” must be a text of 1 to 4096 characters without NUL, in valid Unicode.");
        }
        return target;
    }

    private Reply change(Call call) throws IOException {
        DriveView view = views.view(call);
        Ask.Change wanted = call.body(Ask.Change.class);
        boolean moves = wanted.parent().isPresent()
                || wanted.name().isPresent()
                || wanted.replace().isPresent();
        boolean marks = wanted.created().isPresent()
                || wanted.modified().isPresent()
                || wanted.executable().isPresent();
        if (moves == marks) {
            throw Problems.refusal("Give either a new place (parent, name, replace) or new marks"
                    + " (created, modified, executable); one of the two.");
        }
        return moves ? move(view, call, wanted) : mark(view, call, wanted);
    }

    private static Reply move(DriveView view, Call call, Ask.Change wanted) throws IOException {
        Node node = Views.find(view, call.node());
        Place to = new Place(
                wanted.parent().map(Views::folder).orElse(node.parent()),
                wanted.name().map(Name::new).orElse(node.name()));
        Outcome.Done done = Views.done(
                view, new Operation.Move(node.id(), to, wanted.replace().orElse(false), call.precondition()));
        return Reply.ok(Shapes.node(done.node()));
    }

    private static Reply mark(DriveView view, Call call, Ask.Change wanted) throws IOException {
        if (!(call.precondition() instanceof Precondition.None)) {
            throw Problems.refusal(
                    "Marks can be changed without a condition only; leave If-Match and If-None-Match out.");
        }
        return Views.node(Views.done(
                view, new Operation.Touch(call.node(), wanted.created(), wanted.modified(), wanted.executable())));
    }

    private Reply copy(Call call) throws IOException {
        DriveView view = views.view(call);
        Ask.Copy wanted = call.body(Ask.Copy.class);
        return Views.node(Views.done(
                view,
                new Operation.Copy(
                        call.node(),
                        Views.place(view, call.node(), wanted),
                        wanted.replace().orElse(false),
                        wanted.deep().orElse(true))));
    }

    private Reply trash(Call call) throws IOException {
        Views.done(views.view(call), new Operation.Trash(call.node(), call.precondition()));
        return Reply.empty(204);
    }
}
