package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.access.Feed;
import firn.core.tree.Cursor;
import firn.core.wire.WireChanges;
import firn.server.feed.Wakeups;
import firn.server.login.Credentials;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The feed: what happened after a cursor, at once or as soon as something does. */
final class ChangeRoutes {
    private static final int PAGE = 1000;
    private static final int LONGEST_WAIT = 60;
    /** A comment goes out this often when nothing happens, so that a client that went away is found out. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final Views views;
    private final Shapes shapes;
    private final Wakeups wakeups;
    private final Places places;
    private final Json json;

    ChangeRoutes(Views views, Shapes shapes, Wakeups wakeups, Places places, Json json) {
        this.views = views;
        this.shapes = shapes;
        this.wakeups = wakeups;
        this.places = places;
        this.json = json;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/drives/{drive}/changes", this::changes),
                Route.signedIn("GET", "/drives/{drive}/changes/stream", this::stream));
    }

    private Reply changes(Call call) throws IOException {
        Cursor after = new Cursor(call.query("after", 0, 0, Long.MAX_VALUE));
        int limit = (int) call.query("limit", PAGE, 1, PAGE);
        long wait = call.query("wait", 0, 0, LONGEST_WAIT);
        if (wait == 0) {
            return Reply.ok(shape(views.view(call).changes(after, limit)));
        }
        var ear = wakeups.listen(call.id("drive"));
        Feed feed = views.view(call).changes(after, limit);
        if (!isEmpty(feed, after)) {
            return Reply.ok(shape(feed));
        }
        try (var place = places.take(call.caller().account().id())) {
            ear.await(after, Duration.ofSeconds(wait));
            return Reply.ok(shape(views.view(call).changes(after, limit)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.ok(shape(feed));
        }
    }

    private Reply stream(Call call) throws IOException {
        long drive = views.open(call).drive().id();
        Cursor after = call.header("Last-Event-ID").isPresent()
                ? new Cursor(call.headerNumber("Last-Event-ID", 0, Long.MAX_VALUE))
                : new Cursor(call.query("after", 0, 0, Long.MAX_VALUE));
        views.view(call).changes(after, 1); // an unknown cursor is refused while it can be said
        Credentials caller = call.caller();
        if (call.isHead()) {
            return Reply.empty(200).with("Content-Type", "text/event-stream");
        }
        var place = places.take(caller.account().id());
        return new Reply(200, List.of(), new Reply.Body.Stream(out -> {
                    try (place) {
                        new Events(caller, drive, out).run(after);
                    }
                }))
                .with("Content-Type", "text/event-stream")
                .with("X-Accel-Buffering", "no");
    }

    private static boolean isEmpty(Feed feed, Cursor after) {
        return feed.cursor().equals(after) && !feed.more();
    }

    private WireChanges shape(Feed feed) {
        return new WireChanges(
                feed.changes().stream().map(shapes::change).toList(),
                feed.cursor().value(),
                feed.more());
    }

    /** One stream of events (server-sent, as the HTML standard has them) to one who still may listen. */
    private final class Events {
        private final Credentials caller;
        private final long drive;
        private final OutputStream out;

        Events(Credentials caller, long drive, OutputStream out) {
            this.caller = caller;
            this.drive = drive;
            this.out = out;
        }

        void run(Cursor from) throws IOException {
            var ear = wakeups.listen(drive);
            Cursor at = from;
            say(": welcome\n\n");
            while (!wakeups.isClosed() && places.stillIn(caller)) {
                Optional<DriveView> view = view();
                if (view.isEmpty()) {
                    return;
                }
                Feed feed = view.get().changes(at, PAGE);
                if (!feed.changes().isEmpty()) {
                    say("id: " + feed.cursor() + "\nevent: changes\ndata: " + json.line(shape(feed)) + "\n\n");
                }
                at = feed.cursor();
                if (!feed.more()) {
                    await(ear, at);
                }
            }
        }

        /** Empty once the account is not on the drive any more. */
        private Optional<DriveView> view() {
            try {
                return Optional.of(views.open(caller, drive).view());
            } catch (Refusal gone) {
                return Optional.empty();
            }
        }

        private void await(Wakeups.Ear ear, Cursor at) throws IOException {
            try {
                if (!ear.await(at, HEARTBEAT)) {
                    say(": still here\n\n");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the server stops");
            }
        }

        private void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
