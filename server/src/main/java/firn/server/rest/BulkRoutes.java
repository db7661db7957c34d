package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.drive.Answer;
import firn.core.drive.Bringing;
import firn.core.drive.Outcome;
import firn.core.drive.Right;
import firn.core.drive.Source;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import firn.core.wire.BulkAsk;
import firn.core.wire.FrameReader;
import firn.core.wire.WireBulk;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Many files up in a few requests: which chunks are missing, the chunks in one stream, one commit. */
final class BulkRoutes {
    private static final int MOST_SOURCES = 1000;
    private static final int BUFFER = 64 << 10;

    private final Views views;
    private final InstantSource clock;
    private final LargeBodies bodies;
    private final Json json = new Json(Json.BULK);
    /** Bytes that streams of chunks hold. */
    private final AtomicLong held = new AtomicLong();

    BulkRoutes(Views views, InstantSource clock, LargeBodies bodies) {
        this.views = views;
        this.clock = clock;
        this.bodies = bodies;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("POST", "/drives/{drive}/chunks/missing", this::missing),
                Route.signedIn("POST", "/drives/{drive}/chunks", this::bring),
                Route.signedIn("POST", "/drives/{drive}/commits", this::commit));
    }

    private Reply missing(Call call) throws IOException {
        DriveView view = views.view(call);
        return bodies.work(call, body -> missing(view, json.parse(body, BulkAsk.Missing.class)));
    }

    private static Reply missing(DriveView view, BulkAsk.Missing wanted) throws IOException {
        List<Extent> extents = Manifest.decode(wanted.extents()).extents();
        if (extents.size() > ChunkStream.MOST_CHUNKS) {
            throw Problems.refusal("“extents” has more than " + ChunkStream.MOST_CHUNKS + " chunks.");
        }
        Set<Extent> all = new LinkedHashSet<>(extents);
        Set<Extent> missing = view.transfers().missing(all, sources(wanted.sources()));
        List<Extent> ordered = all.stream().filter(missing::contains).toList();
        return Reply.ok(new WireBulk.Missing(Manifest.of(ordered).encode()));
    }

    static List<Source> sources(Optional<List<BulkAsk.Source>> given) {
        List<Source> sources = new ArrayList<>();
        for (BulkAsk.Source source : given.orElse(List.of())) {
            sources.add(new Source(new NodeId(source.node()), new VersionId(source.version())));
        }
        if (sources.size() > MOST_SOURCES) {
            throw Problems.refusal("“sources” has more than " + MOST_SOURCES + " versions.");
        }
        return sources;
    }

    private Reply bring(Call call) throws IOException {
        DriveView view = views.view(call);
        Optional<Bringing> bringing = bringing(view);
        var frames = new FrameReader(new BufferedInputStream(call.stream(), BUFFER));
        new ChunkStream(frames, bringing.orElseThrow(), held).pour();
        return Reply.ok(new WireBulk.Brought(
                bringing.orElseThrow().safe(), bringing.orElseThrow().expires()));
    }

    /** Who may write nothing leaves nothing here, neither chunks nor answers that would be remembered. */
    private static Optional<Bringing> bringing(DriveView view) throws IOException {
        Optional<Bringing> bringing = view.bring();
        if (bringing.isEmpty()) {
            Views.done(new Outcome.Forbidden(Right.EDIT));
        }
        return bringing;
    }

    private Reply commit(Call call) throws IOException {
        DriveView view = views.view(call);
        bringing(view);
        return bodies.work(call, body -> commit(view, body));
    }

    private Reply commit(DriveView view, byte[] body) throws IOException {
        var commit = BulkSteps.read(json.parse(body, BulkAsk.Commit.class), body, clock.instant());
        List<WireBulk.Answer> answers = new ArrayList<>();
        for (Answer answer : view.transfers().commit(commit)) {
            answers.add(new WireBulk.Answer(
                    BulkSteps.code(answer.code()), some(answer.node()), some(answer.version()), answer.cursor()));
        }
        return Reply.ok(new WireBulk.Committed(answers));
    }

    private static Optional<Long> some(long id) {
        return id == 0 ? Optional.empty() : Optional.of(id);
    }
}
