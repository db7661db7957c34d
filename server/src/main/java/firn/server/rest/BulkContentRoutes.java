package firn.server.rest;

import firn.core.access.Bundle;
import firn.core.access.DriveView;
import firn.core.content.Extent;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import firn.core.wire.BulkAsk;
import firn.core.wire.Frame;
import firn.core.wire.FrameWriter;
import firn.core.wire.WireBulk;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many files down in a few requests: what they consist of, and their chunks in one stream. */
final class BulkContentRoutes {
    /** Files in one request at most. */
    static final int MOST = 10_000;

    private static final int BUFFER = 256 << 10;

    private final Views views;
    private final LargeBodies bodies;
    private final Json json = new Json(Json.BULK);

    BulkContentRoutes(Views views, LargeBodies bodies) {
        this.views = views;
        this.bodies = bodies;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("POST", "/drives/{drive}/manifests", this::manifests),
                Route.signedIn("POST", "/drives/{drive}/contents", this::contents));
    }

    private Reply manifests(Call call) throws IOException {
        DriveView view = views.view(call);
        return bodies.work(call, body -> manifests(view, wanted(body)));
    }

    private static Reply manifests(DriveView view, List<Bundle.Wanted> wanted) throws IOException {
        List<WireBulk.Content> files = new ArrayList<>();
        if (!wanted.isEmpty()) {
            for (Optional<Bundle.Held> held : view.bundle(wanted).parts()) {
                long node = wanted.get(files.size()).file().value();
                files.add(new WireBulk.Content(
                        node,
                        held.map(it -> it.version().value()),
                        held.map(it -> it.extents().encode()),
                        held.flatMap(Bundle.Held::rest)));
            }
        }
        return Reply.ok(new WireBulk.Manifests(files));
    }

    private Reply contents(Call call) throws IOException {
        DriveView view = views.view(call);
        boolean packed = call.flag("packed");
        return bodies.work(call, body -> contents(view, wanted(body), packed));
    }

    private static Reply contents(DriveView view, List<Bundle.Wanted> wanted, boolean packed) {
        return new Reply(200, List.of(), new Reply.Body.Stream(out -> send(view, wanted, packed, out)))
                .with("Content-Type", "application/octet-stream");
    }

    private static void send(DriveView view, List<Bundle.Wanted> wanted, boolean packed, OutputStream out)
            throws IOException {
        var buffered = new BufferedOutputStream(out, BUFFER);
        var frames = new FrameWriter(buffered);
        int first = 0;
        List<Bundle.Wanted> left = wanted;
        while (!left.isEmpty()) {
            Bundle bundle = view.bundle(left);
            bundle.send(new Outlet(frames, first, packed ? Optional.of(new Squeeze()) : Optional.empty()));
            left = behind(bundle, left);
            first = wanted.size() - left.size();
        }
        frames.write(new Frame.End());
        buffered.flush();
    }

    /** What the bundle did not hold, the rest of its last file first: of the same version, whatever happened since. */
    private static List<Bundle.Wanted> behind(Bundle bundle, List<Bundle.Wanted> wanted) {
        int size = bundle.parts().size();
        Optional<Bundle.Held> last = bundle.parts().getLast();
        Optional<Integer> rest = last.flatMap(Bundle.Held::rest);
        if (rest.isEmpty()) {
            return wanted.subList(size, wanted.size());
        }
        Bundle.Wanted cut = wanted.get(size - 1);
        List<Bundle.Wanted> behind = new ArrayList<>(wanted.subList(size - 1, wanted.size()));
        behind.set(0, new Bundle.Wanted(cut.file(), last.map(Bundle.Held::version), rest.get(), cut.to()));
        return behind;
    }

    /** Writes what a bundle hands out. {@code first}: the number of its first part in the request. */
    private record Outlet(FrameWriter frames, int first, Optional<Squeeze> squeeze) implements Bundle.Sink {
        @Override
        public void file(int part, Bundle.Held held) throws IOException {
            frames.write(new Frame.File(first + part, held.version().value(), held.from(), held.extents()));
        }

        @Override
        public void absent(int part) throws IOException {
            frames.write(new Frame.Absent(first + part));
        }

        @Override
        public void chunk(Extent extent, byte[] bytes) throws IOException {
            if (squeeze.isPresent()) {
                squeeze.get().send(extent, bytes, frames);
            } else {
                frames.chunk(extent.chunk(), bytes.length, bytes, bytes.length);
            }
        }

        @Override
        public void damaged(int part) throws IOException {
            frames.write(new Frame.Damaged(first + part));
        }
    }

    private List<Bundle.Wanted> wanted(byte[] body) throws IOException {
        var files = json.parse(body, BulkAsk.Wanting.class).files();
        if (files.size() > MOST) {
            throw Problems.refusal("One may ask for at most " + MOST + " files at a time.");
        }
        List<Bundle.Wanted> wanted = new ArrayList<>(files.size());
        for (BulkAsk.Wanted file : files) {
            int from = file.from().orElse(0);
            int to = file.to().orElse(Integer.MAX_VALUE);
            if (file.node() < 1 || from < 0 || to < from) {
                throw Problems.refusal("“files” needs nodes by their ids, and “from” before “to”.");
            }
            wanted.add(new Bundle.Wanted(new NodeId(file.node()), file.version().map(VersionId::new), from, to));
        }
        return wanted;
    }
}
