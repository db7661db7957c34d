package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Right;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Trashed;
import firn.core.wire.Ask;
import firn.core.wire.WireTrash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trash (VER-8). */
final class TrashRoutes {
    private static final int PAGE = 500;

    private final Views views;
    private final Shapes shapes;
    private final Runnable sweep;

    /** @param sweep told when something was deleted for good and its rows and bytes can go */
    TrashRoutes(Views views, Shapes shapes, Runnable sweep) {
        this.views = views;
        this.shapes = shapes;
        this.sweep = sweep;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/drives/{drive}/trash", this::list),
                Route.signedIn("DELETE", "/drives/{drive}/trash", this::empty),
                Route.signedIn("DELETE", "/drives/{drive}/trash/{node}", this::purge),
                Route.signedIn("POST", "/drives/{drive}/trash/{node}/restore", this::restore));
    }

    private Reply list(Call call) throws IOException {
        DriveView view = views.view(call);
        int limit = (int) call.query("limit", PAGE, 1, PAGE);
        List<Trashed> found = view.trash(before(call, view), limit);
        Optional<String> next = found.size() < limit
                ? Optional.empty()
                : Optional.of(found.getLast().node().id().toString());
        return Reply.ok(new WireTrash(found.stream().map(shapes::trashed).toList(), next));
    }

    private static Optional<Trashed> before(Call call, DriveView view) throws IOException {
        long after = call.query("after", 0, 1, Long.MAX_VALUE);
        if (after == 0) {
            return Optional.empty();
        }
        return Optional.of(view.trashed(new NodeId(after))
                .orElseThrow(() -> Problems.refusal("“after” is not in the trash any more; begin anew.")));
    }

    private Reply restore(Call call) throws IOException {
        DriveView view = views.view(call);
        Ask.Restore wanted = call.body(Ask.Restore.class);
        Trashed trashed = view.trashed(call.node()).orElseThrow(() -> new Refusal(Problems.notFound()));
        Optional<Place> to = wanted.parent().isEmpty() && wanted.name().isEmpty()
                ? Optional.empty()
                : Optional.of(new Place(
                        wanted.parent().map(Views::folder).orElse(trashed.origin()),
                        wanted.name().map(Name::new).orElse(trashed.node().name())));
        return Reply.ok(Shapes.node(
                Views.done(view, new Operation.Restore(call.node(), to)).node()));
    }

    private Reply purge(Call call) throws IOException {
        Views.done(views.view(call), new Operation.Purge(call.node()));
        sweep.run();
        return Reply.empty(204);
    }

    /** Deletes for good all of the trash that the caller may delete; the rest stays. */
    private Reply empty(Call call) throws IOException {
        DriveView view = views.view(call);
        Optional<Trashed> after = Optional.empty();
        List<Trashed> page;
        boolean any = false;
        do {
            page = view.trash(after, PAGE);
            List<Operation> operations = new ArrayList<>();
            for (Trashed trashed : page) {
                if (view.right(trashed.node().id()).allows(Right.EDIT)) {
                    operations.add(new Operation.Purge(trashed.node().id()));
                }
            }
            if (!page.isEmpty()) {
                after = Optional.of(page.getLast());
                purge(view, operations);
                any |= !operations.isEmpty();
            }
        } while (page.size() == PAGE);
        if (after.isPresent() && !any) {
            Views.done(new Outcome.Forbidden(Right.EDIT));
        }
        sweep.run();
        return Reply.empty(204);
    }

    private static void purge(DriveView view, List<Operation> operations) throws IOException {
        for (Outcome outcome : view.apply(operations)) {
            if (!(outcome instanceof Outcome.Conflict(Outcome.Reason reason, var current)
                    && reason == Outcome.Reason.MISSING)) {
                Views.done(outcome);
            }
        }
    }
}
