package firn.server.zip;

import firn.core.access.DriveView;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through selected nodes and all below them that the actor may see, folders before what lies in them. Of each folder it
 * stands in it holds one page, whatever their size.
 */
final class Walk {
    /** Folders in folders at most; a ZIP's own limit is on the bytes of a path. */
    static final int DEEPEST = 500;

    private static final int LONGEST_PATH = 65_000;
    private static final int PAGE = 200;

    /** What is done with each; the path is that in the ZIP, without a slash at its end. */
    @FunctionalInterface
    interface Visitor {
        void visit(String path, Node node) throws IOException;
    }

    private final DriveView view;
    private final Visitor visitor;
    private final Deque<Level> levels = new ArrayDeque<>();

    Walk(DriveView view, Visitor visitor) {
        this.view = view;
        this.visitor = visitor;
    }

    /** @throws TooMuchException when a path is too long or too deep for a ZIP */
    void over(List<Node> selected) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Node node : selected) {
            if (node.id().equals(NodeId.ROOT)) {
                levels.push(new Level(NodeId.ROOT, ""));
            } else {
                enter("", only(SafeName.of(node), taken), node);
            }
            down();
        }
    }

    /** The selected may come from several folders and have one name. */
    private static Name only(Name wanted, Set<String> taken) {
        Name name = wanted;
        for (int i = 2; !taken.add(name.key().toLowerCase(Locale.ROOT)); i++) {
            name = wanted.with("(" + i + ")");
        }
        return name;
    }

    private void down() throws IOException {
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            Optional<Node> next = level.next();
            if (next.isEmpty()) {
                levels.pop();
            } else {
                enter(level.path, level.named(next.get()), next.get());
            }
        }
    }

    private void enter(String above, Name name, Node node) throws IOException {
        String path = above + name.text();
        if (levels.size() >= DEEPEST || path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            throw new TooMuchException("“" + node.name() + "” lies too deep in folders for a ZIP.");
        }
        visitor.visit(path, node);
        if (node instanceof Folder) {
            levels.push(new Level(node.id(), path + "/"));
        }
    }

    /** A folder on the way down. */
    private final class Level {
        private final NodeId folder;
        private final String path;
        private final Deque<Node> page = new ArrayDeque<>();
        private Optional<Name> after = Optional.empty();
        private boolean over;

        Level(NodeId folder, String path) {
            this.folder = folder;
            this.path = path;
        }

        Optional<Node> next() throws IOException {
            if (page.isEmpty() && !over) {
                page.addAll(view.children(folder, after, PAGE));
                over = page.size() < PAGE;
            }
            Optional<Node> next = Optional.ofNullable(page.poll());
            next.ifPresent(node -> after = Optional.of(node.name()));
            return next;
        }

        /** A changed name may be that of another node here, if somebody means harm. */
        Name named(Node node) throws IOException {
            Name name = SafeName.of(node);
            while (!name.equals(node.name())
                    && view.resolve(folder, List.of(name)).isPresent()) {
                name = name.with("(" + node.id() + ")");
            }
            return name;
        }
    }
}
