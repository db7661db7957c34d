package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.tree.NodeId;
import firn.core.wire.Ask;
import firn.core.wire.WireUpload;
import java.io.IOException;
import java.util.List;

/**
 * Uploads in pieces that can go on after a connection was lost or the server restarted: open, append at the offset that
 * the server knows, commit. Offsets are in {@code Upload-Offset}, as in the IETF's resumable uploads.
 */
final class UploadRoutes {
    private final Views views;
    private final Uploads uploads;

    UploadRoutes(Views views, Uploads uploads) {
        this.views = views;
        this.uploads = uploads;
    }

    List<Route> routes() {
        String upload = "/drives/{drive}/uploads/{upload}";
        return List.of(
                Route.signedIn("POST", "/drives/{drive}/uploads", this::open),
                Route.signedIn("GET", upload, this::look),
                Route.signedIn("PATCH", upload, this::append),
                Route.signedIn("DELETE", upload, this::cancel),
                Route.signedIn("POST", upload + "/commit", this::commit));
    }

    private Reply open(Call call) throws IOException {
        DriveView view = views.view(call);
        Ask.NewUpload wanted = call.body(Ask.NewUpload.class);
        Views.place(wanted.parent(), wanted.name());
        Views.mayWrite(view, new NodeId(wanted.parent()));
        WireUpload upload = uploads.open(view, wanted);
        return shown(201, upload).with("Location", Rest.ROOT + "/drives/" + view.drive() + "/uploads/" + upload.id());
    }

    private Reply look(Call call) throws IOException {
        return shown(200, uploads.look(views.view(call), call.text("upload")));
    }

    private Reply append(Call call) throws IOException {
        DriveView view = views.view(call);
        long offset = call.headerNumber("Upload-Offset", 0, Long.MAX_VALUE);
        return shown(200, uploads.append(view, call.text("upload"), offset, call.stream()));
    }

    private Reply cancel(Call call) throws IOException {
        uploads.cancel(views.view(call), call.text("upload"));
        return Reply.empty(204);
    }

    private Reply commit(Call call) throws IOException {
        return shown(200, uploads.commit(views.view(call), call.text("upload")));
    }

    private static Reply shown(int status, WireUpload upload) {
        Reply reply = Reply.json(status, upload)
                .with("Upload-Offset", Long.toString(upload.offset()))
                .with("Upload-Complete", upload.node().isPresent() ? "?1" : "?0");
        return upload.node()
                .flatMap(node -> node.file())
                .map(file -> reply.with("ETag", file.etag()))
                .orElse(reply);
    }
}
