package firn.server.dav;

import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Goes through a folder, down to the leaves, holding one page of each folder on its way and no more. */
final class Descent {
    private static final int PAGE = 500;

    /** What comes after a node was taken. */
    enum Next {
        /** What is below it, then its siblings. */
        BELOW,
        BESIDE,
        NOTHING
    }

    @FunctionalInterface
    interface Taker {
        Next take(String href, Node node) throws IOException;
    }

    private final Call call;

    Descent(Call call) {
        this.call = call;
    }

    /** Members that vanish meanwhile are left out. @throws Refusal 404 when the folder itself is not there */
    void each(String href, NodeId folder, Taker taker) throws IOException, Refusal {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(
                href, folder, call.children(folder, Optional.empty(), PAGE).orElseThrow(Answers::missing)));
        while (!open.isEmpty()) {
            Optional<Node> node = open.peek().next();
            if (node.isEmpty()) {
                open.pop();
                continue;
            }
            String at = open.peek().href(node.get());
            switch (taker.take(at, node.get())) {
                case BELOW -> {
                    if (node.get() instanceof Folder it) {
                        open.push(new Level(at, it.id(), page(it.id(), Optional.empty())));
                    }
                }
                case BESIDE -> {}
                case NOTHING -> open.clear();
            }
        }
    }

    private List<Node> page(NodeId folder, Optional<Name> after) throws IOException {
        return call.children(folder, after, PAGE).orElse(List.of());
    }

    /** A folder on the way, and how far it was gone through. */
    private final class Level {
        private final String base;
        private final NodeId folder;
        private Iterator<Node> page;
        private int left;

        Level(String base, NodeId folder, List<Node> page) {
            this.base = base;
            this.folder = folder;
            this.page = page.iterator();
            this.left = page.size();
        }

        Optional<Node> next() throws IOException {
            if (!page.hasNext()) {
                return Optional.empty();
            }
            Node node = page.next();
            if (!page.hasNext() && left == PAGE) {
                List<Node> more = page(folder, Optional.of(node.name()));
                page = more.iterator();
                left = more.size();
            }
            return Optional.of(node);
        }

        String href(Node node) {
            return base + Percent.encode(node.name().text()) + (node instanceof Folder ? "/" : "");
        }
    }
}
