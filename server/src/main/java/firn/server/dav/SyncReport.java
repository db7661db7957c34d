package firn.server.dav;

import firn.core.access.DriveView;
import firn.core.access.Feed;
import firn.core.access.UnknownCursorException;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is in a folder, or what changed there since a cursor, with the token to ask with next time. */
final class SyncReport {
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
        Map<String, Node> members = new LinkedHashMap<>();
        descend(call.address().href(true), folder.id(), members);
        if (limit.isPresent() && members.size() > limit.get()) {
            throw Refusal.of(
                    507,
                    "number-of-matches-within-limits",
                    "There are " + members.size() + " members; the first report cannot be cut.");
        }
        for (Map.Entry<String, Node> member : members.entrySet()) {
            tell(member.getKey(), member.getValue());
        }
        end(now);
    }

    private Feed feed(Cursor after, int limit) throws IOException, Refusal {
        try {
            return view.changes(after, limit);
        } catch (UnknownCursorException e) {
            throw SyncToken.unknown();
        }
    }

    void since(Cursor then, Optional<Integer> limit) throws IOException, Refusal {
        Map<NodeId, Boolean> touched = new LinkedHashMap<>();
        Cursor at = then;
        boolean more = true;
        int most = limit.orElse(Integer.MAX_VALUE);
        while (more && touched.size() < most) {
            Feed feed = feed(at, Math.min(PAGE, most - touched.size()));
            feed.changes()
                    .forEach(seen -> touched.merge(seen.change().node().id(), comesWhole(seen), Boolean::logicalOr));
            at = feed.cursor();
            more = feed.more();
        }
        Map<String, Node> present = new LinkedHashMap<>();
        Set<String> gone = new LinkedHashSet<>();
        for (Map.Entry<NodeId, Boolean> entry : touched.entrySet()) {
            member(view.pathAt(entry.getKey(), then)).ifPresent(gone::add);
            now(entry.getKey(), entry.getValue(), present);
        }
        for (Map.Entry<String, Node> member : present.entrySet()) {
            tell(member.getKey(), member.getValue());
        }
        for (String href : gone) {
            if (!present.containsKey(href) && !present.containsKey(href + "/") && !present.containsKey(trimmed(href))) {
                answer.status(href, 404);
            }
        }
        if (more) {
            answer.status(call.address().href(true), 507);
        }
        end(at);
    }

    private static String trimmed(String href) {
        return href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
    }

    /** Whether all below the node comes with it, without changes of its own. */
    private static boolean comesWhole(Feed.Seen seen) {
        Change.Kind kind = seen.change().kind();
        return kind == Change.Kind.MOVED || kind == Change.Kind.RESTORED || seen.look() == Feed.Look.APPEARS;
    }

    private void now(NodeId id, boolean whole, Map<String, Node> present) throws IOException {
        Optional<Node> node = view.find(id);
        if (node.isEmpty()) {
            return;
        }
        Optional<String> href = member(view.path(id));
        if (href.isPresent()) {
            present.put(href.get(), node.get());
            if (whole && deep && node.get() instanceof Folder) {
                descend(href.get(), id, present);
            }
        }
    }

    /** The address of the last node of a path, when that is a member the report is about. */
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

    private void descend(String base, NodeId top, Map<String, Node> members) throws IOException {
        Deque<Map.Entry<String, NodeId>> open = new ArrayDeque<>();
        open.add(Map.entry(base, top));
        while (!open.isEmpty()) {
            Map.Entry<String, NodeId> next = open.poll();
            Optional<Name> after = Optional.empty();
            List<Node> page;
            do {
                page = view.children(next.getValue(), after, PAGE);
                for (Node child : page) {
                    boolean isFolder = child instanceof Folder;
                    String href = next.getKey() + Percent.encode(child.name().text()) + (isFolder ? "/" : "");
                    members.put(href, child);
                    if (isFolder && deep) {
                        open.add(Map.entry(href, child.id()));
                    }
                    after = Optional.of(child.name());
                }
            } while (page.size() == PAGE);
        }
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
