package firn.server.dav;

import firn.core.access.DriveView;
import firn.core.access.Feed;
import firn.core.access.UnknownCursorException;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is in a folder, or what changed there since a cursor, with the token to ask with next time. */
final class SyncReport {
    /** Changed nodes that one report tells of; who asks again with its token hears of the others (RFC 6578 §3.6). */
    static final int MOST = 10_000;

    private static final int PAGE = 1000;

    private final Call call;
    private final DriveView view;
    private final Folder folder;
    private final boolean deep;
    private final Multistatus answer;
    private final boolean withDead;

    SyncReport(Call call, Folder folder, boolean deep, Multistatus answer, boolean withDead) {
        this.call = call;
        this.view = call.view();
        this.folder = folder;
        this.deep = deep;
        this.answer = answer;
        this.withDead = withDead;
    }

    /** The first report: all that is there; what changes meanwhile comes with the next one too. */
    void everything(Cursor now, Optional<Integer> limit) throws IOException, Refusal {
        Descent.Next then = deep ? Descent.Next.BELOW : Descent.Next.BESIDE;
        String top = call.address().href(true);
        if (limit.isPresent()) {
            int[] members = {0};
            new Descent(call)
                    .each(top, folder.id(), (href, node) -> ++members[0] > limit.get() ? Descent.Next.NOTHING : then);
            if (members[0] > limit.get()) {
                throw Refusal.of(
                        507,
                        "number-of-matches-within-limits",
                        "There are more than " + limit.get() + " members; the first report cannot be cut.");
            }
        }
        new Descent(call).each(top, folder.id(), (href, node) -> {
            tell(href, node);
            return then;
        });
        end(now);
    }

    private Feed feed(Cursor after, int limit) throws IOException, Refusal {
        try {
            return view.changes(after, limit);
        } catch (UnknownCursorException e) {
            throw SyncToken.unknown();
        }
    }

    /** What was changed, and of what came here as a whole all that is below it; then what is no longer where it was. */
    void since(Cursor then, Optional<Integer> limit) throws IOException, Refusal {
        Map<NodeId, Boolean> touched = new LinkedHashMap<>();
        Cursor at = then;
        boolean more = true;
        int most = Math.min(MOST, limit.orElse(MOST));
        while (more && touched.size() < most) {
            Feed feed = feed(at, Math.min(PAGE, most - touched.size()));
            feed.changes()
                    .forEach(seen -> touched.merge(seen.change().node().id(), comesWhole(seen), Boolean::logicalOr));
            at = feed.cursor();
            more = feed.more();
        }
        Set<String> gone = new LinkedHashSet<>();
        for (NodeId id : touched.keySet()) {
            member(view.pathAt(id, then)).ifPresent(gone::add);
        }
        for (NodeId id : touched.keySet()) {
            present(id, touched, gone);
        }
        for (String href : gone) {
            answer.status(href, 404);
        }
        if (more) {
            answer.status(call.address().href(true), 507);
        }
        end(at);
    }

    private static boolean comesWhole(Feed.Seen seen) {
        Change.Kind kind = seen.change().kind();
        return kind == Change.Kind.MOVED || kind == Change.Kind.RESTORED || seen.look() == Feed.Look.APPEARS;
    }

    private void present(NodeId id, Map<NodeId, Boolean> touched, Set<String> gone) throws IOException, Refusal {
        Optional<Node> node = view.find(id);
        Optional<String> href = node.isEmpty() ? Optional.empty() : member(call.path(id));
        if (href.isEmpty()) {
            return;
        }
        tell(href.get(), node.orElseThrow(), gone);
        if (deep && touched.getOrDefault(id, false) && node.orElseThrow() instanceof Folder) {
            below(href.get(), id, touched, gone);
        }
    }

    /** Who was touched is told on its own; nobody is told twice. */
    private void below(String href, NodeId top, Map<NodeId, Boolean> touched, Set<String> gone) throws IOException {
        try {
            new Descent(call).each(href, top, (at, node) -> {
                Optional<Boolean> own = Optional.ofNullable(touched.get(node.id()));
                if (own.isEmpty()) {
                    tell(at, node, gone);
                }
                return own.orElse(false) ? Descent.Next.BESIDE : Descent.Next.BELOW;
            });
        } catch (Refusal vanished) {
            // by now the folder went again; the next report says so
            gone.add(href);
        }
    }

    /** The address of a node by its way from the root, when it is in what the report is about. */
    private Optional<String> member(List<Node> path) {
        int at = 0;
        while (at < path.size() && !path.get(at).id().equals(folder.id())) {
            at++;
        }
        int below = path.size() - 1 - at;
        if (below < 1 || (below > 1 && !deep)) {
            return Optional.empty();
        }
        StringBuilder href = new StringBuilder(call.address().href(true));
        for (Node node : path.subList(at + 1, path.size())) {
            href.append(Percent.encode(node.name().text()));
            href.append(node instanceof Folder ? "/" : "");
        }
        return Optional.of(href.toString());
    }

    private void tell(String href, Node node, Set<String> gone) throws IOException {
        String bare = href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
        gone.remove(bare);
        gone.remove(bare + "/");
        tell(href, node);
    }

    private void tell(String href, Node node) throws IOException {
        Subject subject = new Subject(call).about(node, node.name().text());
        answer.add(XmlOut.ascii(href), "", subject, withDead ? view.notes().properties(node.id()) : Map.of());
    }

    private void end(Cursor cursor) throws IOException {
        answer.raw("<D:sync-token>" + SyncToken.of(view.drive(), cursor) + "</D:sync-token>");
        answer.end();
    }
}
