package firn.server.dav;

import firn.core.drive.Right;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies in the folder a call is for, page by page. */
final class Members {
    private static final int PAGE = 2000;

    private final Call call;

    Members(Call call) {
        this.call = call;
    }

    /** Takes one member: its subject, the name it is listed under, its dead properties. */
    @FunctionalInterface
    interface Taker {
        void take(Subject subject, String name, Map<String, String> dead) throws IOException;
    }

    void each(Spot spot, boolean withDead, Taker taker) throws IOException, Refusal {
        switch (spot) {
            case Spot.Front() -> {
                taker.take(
                        new Subject(call).aboutFolder(call.front().trash()),
                        call.front().trash(),
                        Map.of());
                Node root = call.view().find(NodeId.ROOT).orElseThrow();
                taker.take(
                        new Subject(call).about(root, call.front().data()),
                        call.front().data(),
                        Map.of());
            }
            case Spot.Bin() -> trash(taker);
            case Spot.There(Node node) -> nodes(node, withDead, taker);
            case Spot.Discarded(Node node, boolean top) -> nodes(node, withDead, taker);
            case Spot.Vacant vacant -> {}
            case Spot.Lost() -> {}
        }
    }

    private void nodes(Node node, boolean withDead, Taker taker) throws IOException, Refusal {
        if (!(node instanceof Folder folder)) {
            return;
        }
        Optional<Map<NodeId, Map<String, String>>> dead =
                withDead ? call.view().notes().propertiesBelow(folder.id()) : Optional.of(Map.of());
        Subject subject = new Subject(call);
        if (!folder.id().equals(NodeId.ROOT)) {
            subject.inherit(Optional.of(rightOn(folder)));
        }
        Optional<Name> after = Optional.empty();
        List<Node> page;
        do {
            page = call.children(folder.id(), after, PAGE).orElseThrow(Answers::missing);
            for (Node child : page) {
                String name = child.name().text();
                taker.take(
                        subject.about(child, name),
                        name,
                        dead.isPresent()
                                ? dead.get().getOrDefault(child.id(), Map.of())
                                : call.view().notes().properties(child.id()));
            }
            after = page.isEmpty() ? after : Optional.of(page.getLast().name());
        } while (page.size() == PAGE);
    }

    private Right rightOn(Folder folder) throws IOException {
        return call.view().right(folder.id());
    }

    private void trash(Taker taker) throws IOException {
        Subject subject = new Subject(call);
        Optional<Trashed> before = Optional.empty();
        List<Trashed> page;
        do {
            page = call.view().trash(before, PAGE);
            for (Trashed trashed : page) {
                String name = FrontNames.of(trashed);
                taker.take(subject.about(trashed.node(), name), name, Map.of());
            }
            before = page.isEmpty() ? before : Optional.of(page.getLast());
        } while (page.size() == PAGE);
    }
}
