package firn.storage.catalog;

import firn.core.drive.Nodes;
import firn.core.drive.Order;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nodes and whole listings from memory; the trash is always asked of the catalogue behind. */
final class CachedNodes implements Nodes {
    private final Sight sight;
    private final long drive;

    CachedNodes(Sight sight) {
        this.sight = sight;
        this.drive = sight.drive;
    }

    @Override
    public Optional<Node> find(NodeId id) throws IOException {
        return sight.ask(new Key.OfNode(drive, id), ledger -> ledger.nodes().find(id));
    }

    @Override
    public Optional<Node> child(NodeId parent, Name name) throws IOException {
        var key = new Key.OfChild(drive, parent, name);
        var known = sight.known(key);
        if (known.isPresent()) {
            return known.get();
        }
        var listing = sight.known(new Key.OfListing(drive, parent));
        if (listing.isPresent()) {
            int at = position(listing.get(), name);
            return at < 0 ? Optional.empty() : Optional.of(listing.get().get(at));
        }
        return sight.ask(key, ledger -> ledger.nodes().child(parent, name));
    }

    @Override
    public List<Node> children(NodeId parent, Optional<Name> after, int limit) throws IOException {
        if (repeats(parent)) {
            return sight.ask(ledger -> ledger.nodes().children(parent, after, limit));
        }
        var key = new Key.OfListing(drive, parent);
        var known = sight.known(key);
        if (known.isPresent()) {
            return part(known.get(), after, limit);
        }
        List<Node> found = sight.ask(ledger -> ledger.nodes().children(parent, after, limit));
        if (after.isEmpty() && found.size() < limit) {
            sight.learn(key, found);
        }
        return found;
    }

    /** Not remembered. */
    @Override
    public List<Node> sorted(NodeId parent, Order order, Optional<Order.Position> after, int limit) throws IOException {
        return sight.ask(ledger -> ledger.nodes().sorted(parent, order, after, limit));
    }

    @Override
    public List<Node> some(NodeId parent, int limit) throws IOException {
        var known = sight.known(new Key.OfListing(drive, parent));
        return known.isPresent()
                ? part(known.get(), Optional.empty(), limit)
                : sight.ask(ledger -> ledger.nodes().some(parent, limit));
    }

    private static List<Node> part(List<Node> listing, Optional<Name> after, int limit) {
        int from = 0;
        if (after.isPresent()) {
            int at = position(listing, after.get());
            from = at < 0 ? -at - 1 : at + 1;
        }
        int to = (int) Math.min(listing.size(), (long) from + limit);
        return from == 0 && to == listing.size() ? listing : List.copyOf(listing.subList(from, to));
    }

    /** Like {@link java.util.Collections#binarySearch}. */
    private static int position(List<Node> listing, Name name) {
        String key = name.key();
        int low = 0;
        int high = listing.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Name.KEY_ORDER.compare(listing.get(middle).name().key(), key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** Names may repeat there, so nothing is found by name and no listing is kept. */
    private static boolean repeats(NodeId parent) {
        return parent.equals(NodeId.TRASH) || parent.equals(NodeId.GONE);
    }

    @Override
    public void put(Node node) throws IOException {
        var writing = sight.writing();
        Optional<Node> before = find(node.id());
        writing.inner().nodes().put(node);
        replaced(writing, before, node);
    }

    @Override
    public void bury(Trashed trashed) throws IOException {
        var writing = sight.writing();
        Optional<Node> before = find(trashed.node().id());
        writing.inner().nodes().bury(trashed);
        replaced(writing, before, trashed.node());
    }

    private void replaced(Sight.Writing writing, Optional<Node> before, Node node) {
        before.ifPresent(old -> gone(writing, old));
        writing.touch(new Key.OfNode(drive, node.id()), Optional.of(node));
        around(writing, node.parent());
        if (!repeats(node.parent())) {
            writing.touch(new Key.OfChild(drive, node.parent(), node.name()), Optional.of(node));
        }
    }

    private void gone(Sight.Writing writing, Node node) {
        around(writing, node.parent());
        if (!repeats(node.parent())) {
            writing.touch(new Key.OfChild(drive, node.parent(), node.name()), Optional.empty());
        }
    }

    private void around(Sight.Writing writing, NodeId parent) {
        writing.touch(new Key.OfListing(drive, parent));
        writing.touch(new Key.OfPropertiesBelow(drive, parent));
    }

    @Override
    public void remove(NodeId id) throws IOException {
        var writing = sight.writing();
        Optional<Node> before = find(id);
        writing.inner().nodes().remove(id);
        before.ifPresent(old -> gone(writing, old));
        writing.touch(new Key.OfNode(drive, id), Optional.empty());
        writing.touch(new Key.OfProperties(drive, id));
    }

    /** A property of the node is another: so is what its folder's children have. */
    void described(NodeId id) throws IOException {
        Optional<Node> node = find(id);
        if (node.isPresent()) {
            sight.writing().touch(new Key.OfPropertiesBelow(drive, node.get().parent()));
        }
    }

    @Override
    public Optional<Trashed> trashed(NodeId id) throws IOException {
        return sight.ask(ledger -> ledger.nodes().trashed(id));
    }

    @Override
    public List<Trashed> trash(Optional<Trashed> before, int limit) throws IOException {
        return sight.ask(ledger -> ledger.nodes().trash(before, limit));
    }

    @Override
    public List<Trashed> oldest(Instant before, int limit) throws IOException {
        return sight.ask(ledger -> ledger.nodes().oldest(before, limit));
    }

    @Override
    public void unbury(NodeId id) throws IOException {
        sight.writing().inner().nodes().unbury(id);
    }
}
