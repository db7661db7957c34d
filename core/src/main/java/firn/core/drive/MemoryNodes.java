package firn.core.drive;

import firn.core.drive.MemoryState.Moment;
import firn.core.drive.MemoryState.Sibling;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tree and the trash of a drive in memory. */
final class MemoryNodes implements Nodes {
    private final MemoryState state;
    private final Permit permit;

    MemoryNodes(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public Optional<Node> find(NodeId id) {
        permit.toRead();
        return state.nodes.get(id);
    }

    @Override
    public Optional<Node> child(NodeId parent, Name name) {
        permit.toRead();
        return state.siblings.get(new Sibling(parent, name.key())).flatMap(state.nodes::get);
    }

    @Override
    public List<Node> children(NodeId parent, Optional<Name> after, int limit) {
        permit.toRead();
        var start = new Sibling(parent, after.map(Name::key).orElse(""));
        var found = new ArrayList<Node>();
        state.siblings.after(Optional.of(start), (sibling, id) -> {
            if (!sibling.parent().equals(parent) || found.size() >= limit) {
                return false;
            }
            state.nodes.get(id).ifPresent(found::add);
            return true;
        });
        return List.copyOf(found);
    }

    @Override
    public List<Node> sorted(NodeId parent, Order order, Optional<Order.Position> after, int limit) {
        var positions = order.comparator();
        return children(parent, Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(node -> after.isEmpty() || positions.compare(Order.Position.of(node), after.get()) > 0)
                .sorted(Comparator.comparing(Order.Position::of, positions))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Node> some(NodeId parent, int limit) {
        return children(parent, Optional.empty(), limit);
    }

    @Override
    public void put(Node node) throws FileAlreadyExistsException {
        permit.toWrite();
        var sibling = Sibling.of(node);
        var taken = state.siblings.get(sibling);
        if (taken.isPresent() && !taken.get().equals(node.id())) {
            throw new FileAlreadyExistsException(node.name().text());
        }
        state.nodes.get(node.id()).ifPresent(old -> state.siblings = state.siblings.without(Sibling.of(old)));
        state.siblings = state.siblings.with(sibling, node.id());
        state.nodes = state.nodes.with(node.id(), node);
    }

    @Override
    public void remove(NodeId id) throws DirectoryNotEmptyException {
        permit.toWrite();
        var node = state.nodes.get(id);
        if (node.isEmpty()) {
            return;
        }
        if (!some(id, 1).isEmpty()) {
            throw new DirectoryNotEmptyException("node " + id);
        }
        unbury(id);
        state.siblings = state.siblings.without(Sibling.of(node.get()));
        state.nodes = state.nodes.without(id);
        state.properties = state.properties.without(id);
    }

    @Override
    public Optional<Trashed> trashed(NodeId id) {
        permit.toRead();
        return state.trash.get(id).flatMap(this::asItIsNow);
    }

    @Override
    public List<Trashed> trash(Optional<Trashed> before, int limit) {
        permit.toRead();
        var found = new ArrayList<Trashed>();
        state.trashByTime.before(before.map(MemoryNodes::moment), (moment, id) -> {
            if (found.size() < limit) {
                trashed(id).ifPresent(found::add);
            }
            return found.size() < limit;
        });
        return List.copyOf(found);
    }

    @Override
    public List<Trashed> oldest(Instant before, int limit) {
        permit.toRead();
        var found = new ArrayList<Trashed>();
        state.trashByTime.after(Optional.empty(), (moment, id) -> {
            boolean wanted = moment.at().isBefore(before) && found.size() < limit;
            if (wanted) {
                trashed(id).ifPresent(found::add);
            }
            return wanted;
        });
        return List.copyOf(found);
    }

    @Override
    public void bury(Trashed trashed) throws FileAlreadyExistsException {
        permit.toWrite();
        if (!trashed.node().parent().equals(NodeId.TRASH)) {
            throw new IllegalArgumentException("Node " + trashed.node().id() + " does not lie in the trash");
        }
        NodeId id = trashed.node().id();
        unbury(id);
        put(trashed.node());
        state.trash = state.trash.with(id, trashed);
        state.trashByTime = state.trashByTime.with(moment(trashed), id);
    }

    @Override
    public void unbury(NodeId id) {
        permit.toWrite();
        state.trash.get(id).ifPresent(entry -> state.trashByTime = state.trashByTime.without(moment(entry)));
        state.trash = state.trash.without(id);
    }

    private Optional<Trashed> asItIsNow(Trashed entry) {
        return state.nodes
                .get(entry.node().id())
                .map(node -> new Trashed(node, entry.origin(), entry.scope(), entry.at(), entry.author()));
    }

    private static Moment moment(Trashed entry) {
        return new Moment(entry.at(), entry.node().id().value());
    }
}
