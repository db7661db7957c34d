package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.access.Reading;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.drive.Upload;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.server.web.EntityTag;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Contents of files as bytes. */
final class ContentRoutes {
    private final Views views;
    private final long largest;

    /** @param largest bytes of an upload at most */
    ContentRoutes(Views views, long largest) {
        this.views = views;
        this.largest = largest;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/drives/{drive}/nodes/{node}/content", this::get),
                Route.signedIn("PUT", "/drives/{drive}/nodes/{node}/content", this::renew),
                Route.signedIn("PUT", "/drives/{drive}/nodes/{node}/children/{name}/content", this::put));
    }

    private Reply get(Call call) throws IOException {
        DriveView view = views.view(call);
        if (!(Views.find(view, call.node()) instanceof File file)) {
            return Reply.problem(Problems.notAFile());
        }
        Reading reading = view.open(file.id(), file.content().version());
        var shown = new Download.Shown(
                file.name(), EntityTag.of(file.content()), file.times().modified());
        return new Download(call).of(reading, shown);
    }

    private Reply renew(Call call) throws IOException {
        DriveView view = views.view(call);
        Node node = Views.find(view, call.node());
        if (!(node instanceof File)) {
            return Reply.problem(Problems.notAFile());
        }
        Views.mayWrite(view, node.place().parent());
        return renew(call, view, node.id(), received(call, view));
    }

    /** To where the node is when all has come; somebody may rename it meanwhile, and again. */
    private static Reply renew(Call call, DriveView view, NodeId id, Upload upload) throws IOException {
        Precondition asked = call.precondition();
        while (true) {
            Place place = Views.find(view, id).place();
            Outcome outcome =
                    view.apply(new Operation.WriteFile(place, upload, new Precondition.Still(id, place, asked)));
            boolean moved = outcome instanceof Outcome.Conflict
                    && !Views.find(view, id).place().equals(place);
            if (!moved) {
                return fileReply(Views.done(outcome));
            }
        }
    }

    private Reply put(Call call) throws IOException {
        return write(call, views.view(call), Views.place(call.id("node"), call.text("name")));
    }

    /** Refuses before it reads what it can refuse then, and again, truly, when the bytes are there. */
    private Reply write(Call call, DriveView view, Place place) throws IOException {
        Views.mayWrite(view, place.parent());
        return fileReply(Views.done(view, new Operation.WriteFile(place, received(call, view), call.precondition())));
    }

    private Upload received(Call call, DriveView view) throws IOException {
        if (call.header("Content-Range").isPresent()) {
            throw Problems.refusal("Content-Range is not for whole contents; use an upload for a part of one.");
        }
        Sizes sizes = new Sizes(view, largest);
        call.header("Content-Length")
                .ifPresent(length -> sizes.check(call.headerNumber("Content-Length", 0, Long.MAX_VALUE)));
        Upload upload = view.receive(sizes.bound(call.stream()));
        Optional<Instant> modified = modified(call);
        return modified.isPresent() ? upload.modified(modified.get()) : upload;
    }

    static Reply fileReply(Outcome.Done done) {
        Reply reply = Views.node(done);
        return done.node() instanceof File file
                ? reply.with("ETag", EntityTag.of(file.content()).quoted())
                : reply;
    }

    private static Optional<Instant> modified(Call call) {
        try {
            return call.query("modified").map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw Problems.refusal("“modified” must be a moment such as 2026-01-31T12:00:00Z.");
        }
    }
}
