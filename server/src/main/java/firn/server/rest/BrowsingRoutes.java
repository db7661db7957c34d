package firn.server.rest;

import firn.core.access.Browsing;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.wire.WireActivity;
import firn.core.wire.WireRecent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is new on a drive, and what happened to a node: its journal, backwards. */
final class BrowsingRoutes {
    private static final int PAGE = 200;

    private final Views views;
    private final Shapes shapes;

    BrowsingRoutes(Views views, Shapes shapes) {
        this.views = views;
        this.shapes = shapes;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/drives/{drive}/recent", this::recent),
                Route.signedIn("GET", "/drives/{drive}/nodes/{node}/activity", this::activity));
    }

    private Reply recent(Call call) throws IOException {
        Browsing.Recents recents = views.view(call).browsing().recent(before(call), limit(call));
        return Reply.ok(new WireRecent(
                recents.shown().stream().map(this::recent).toList(),
                recents.next().map(Cursor::value)));
    }

    private WireRecent.WireRecentNode recent(Browsing.Recent recent) {
        Change change = recent.change();
        return new WireRecent.WireRecentNode(
                change.at(), shapes.author(change.author()), word(change.kind()), Shapes.node(recent.now()));
    }

    private Reply activity(Call call) throws IOException {
        Browsing.Deeds deeds = views.view(call).browsing().activity(call.node(), before(call), limit(call));
        return Reply.ok(new WireActivity(
                deeds.shown().stream().map(this::deed).toList(), deeds.next().map(Cursor::value)));
    }

    private WireActivity.WireDeed deed(Browsing.Deed deed) {
        Change change = deed.change();
        boolean stayed = deed.before()
                .filter(before -> before.parent().equals(change.node().parent()))
                .isPresent();
        String what = change.kind() == Change.Kind.MOVED && stayed ? "renamed" : word(change.kind());
        return new WireActivity.WireDeed(
                change.cursor().value(),
                change.at(),
                shapes.author(change.author()),
                what,
                stand(change.node()),
                deed.before().map(BrowsingRoutes::stand));
    }

    private static WireActivity.WireStand stand(Node node) {
        boolean inTrash = node.parent().equals(NodeId.TRASH) || node.parent().equals(NodeId.GONE);
        Optional<File> file = node instanceof File it ? Optional.of(it) : Optional.empty();
        return new WireActivity.WireStand(
                inTrash ? Optional.empty() : Optional.of(node.parent().value()),
                node.name().text(),
                file.map(it -> it.content().version().value()),
                file.map(it -> it.content().size()));
    }

    private static String word(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Cursor> before(Call call) {
        long before = call.query("before", 0, 1, Long.MAX_VALUE);
        return before == 0 ? Optional.empty() : Optional.of(new Cursor(before));
    }

    private static int limit(Call call) {
        return (int) call.query("limit", PAGE, 1, PAGE);
    }
}
