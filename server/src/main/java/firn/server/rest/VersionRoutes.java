package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.tree.File;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import firn.core.wire.Ask;
import firn.core.wire.WireVersions;
import firn.server.web.EntityTag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The versions of files (VER-2, VER-3). */
final class VersionRoutes {
    private final Views views;
    private final Shapes shapes;

    VersionRoutes(Views views, Shapes shapes) {
        this.views = views;
        this.shapes = shapes;
    }

    List<Route> routes() {
        String versions = "/drives/{drive}/nodes/{node}/versions";
        return List.of(
                Route.signedIn("GET", versions, this::list),
                Route.signedIn("DELETE", versions, this::forgetAll),
                Route.signedIn("PATCH", versions + "/{version}", this::keep),
                Route.signedIn("DELETE", versions + "/{version}", this::forget),
                Route.signedIn("GET", versions + "/{version}/content", this::content),
                Route.signedIn("POST", versions + "/{version}/restore", this::restore),
                Route.signedIn("POST", versions + "/{version}/copy", this::copy));
    }

    private Reply list(Call call) throws IOException {
        DriveView view = views.view(call);
        return Reply.ok(list(view, file(view, call.node())));
    }

    private WireVersions list(DriveView view, File file) throws IOException {
        return new WireVersions(
                file.content().version().value(),
                view.versions(file.id()).stream().map(shapes::version).toList());
    }

    private Reply content(Call call) throws IOException {
        DriveView view = views.view(call);
        File file = file(view, call.node());
        Version version = version(view, file.id(), call.version());
        var shown = new Download.Shown(file.name(), EntityTag.of(version.content()), version.modified());
        return new Download(call).of(view.open(file.id(), version.id()), shown);
    }

    private Reply keep(Call call) throws IOException {
        DriveView view = views.view(call);
        boolean kept = call.body(Ask.Keep.class).kept();
        Views.done(view, new Operation.Keep(call.node(), call.version(), kept));
        return Reply.ok(shapes.version(version(view, call.node(), call.version())));
    }

    private Reply forget(Call call) throws IOException {
        Views.done(views.view(call), new Operation.Forget(call.node(), call.version()));
        return Reply.empty(204);
    }

    /** All old versions go, the kept ones too; the current content stays. What was deleted meanwhile is no fault. */
    private Reply forgetAll(Call call) throws IOException {
        DriveView view = views.view(call);
        File file = file(view, call.node());
        List<Operation> operations = new ArrayList<>();
        for (Version version : view.versions(file.id())) {
            if (!version.id().equals(file.content().version())) {
                operations.add(new Operation.Forget(file.id(), version.id()));
            }
        }
        for (Outcome outcome : view.apply(operations)) {
            boolean stays = outcome instanceof Outcome.Conflict(Outcome.Reason reason, var current)
                    && (reason == Outcome.Reason.MISSING || reason == Outcome.Reason.CURRENT_VERSION);
            if (!stays) {
                Views.done(outcome);
            }
        }
        return Reply.empty(204);
    }

    private Reply restore(Call call) throws IOException {
        return ContentRoutes.fileReply(Views.done(views.view(call), new Operation.Revert(call.node(), call.version())));
    }

    private Reply copy(Call call) throws IOException {
        DriveView view = views.view(call);
        Ask.FromVersion wanted = call.body(Ask.FromVersion.class);
        return ContentRoutes.fileReply(Views.done(
                view,
                new Operation.CopyVersion(call.node(), call.version(), Views.place(wanted.parent(), wanted.name()))));
    }

    private static File file(DriveView view, NodeId node) throws IOException {
        if (Views.find(view, node) instanceof File file) {
            return file;
        }
        throw new Refusal(Problems.notAFile());
    }

    private static Version version(DriveView view, NodeId file, VersionId id) throws IOException {
        return view.versions(file).stream()
                .filter(version -> version.id().equals(id))
                .findAny()
                .orElseThrow(() -> new Refusal(Problems.notFound()));
    }
}
