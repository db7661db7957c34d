package firn.core.access;

import firn.core.drive.Drive;
import firn.core.drive.Ledger;
import firn.core.drive.Lineage;
import firn.core.drive.Order;
import firn.core.drive.Right;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody who looks around on a drive asks: lists in an order, what is new, what happened to a node. */
public final class Browsing {
    /** Changes that are looked at for one page of what is new. */
    private static final int FARTHEST = 5_000;

    private static final int STEP = 500;

    private final Drive drive;
    private final Gate gate;

    Browsing(Drive drive, Gate gate) {
        this.drive = drive;
        this.gate = gate;
    }

    /**
     * A folder's entries in an order.
     *
     * @param after begins behind this position
     * @throws NoSuchFileException when there is no such node for the actor
     * @throws NotDirectoryException when it is a file or link
     */
    public List<Node> children(NodeId folder, Order order, Optional<Order.Position> after, int limit)
            throws IOException {
        return drive.read(ledger -> {
            if (!(visible(ledger, folder) instanceof Folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            return folder.equals(NodeId.ROOT)
                    ? rootFolders(ledger, order, after, limit)
                    : ledger.nodes().sorted(folder, order, after, limit);
        });
    }

    private List<Node> rootFolders(Ledger ledger, Order order, Optional<Order.Position> after, int limit)
            throws IOException {
        List<Node> shown = new ArrayList<>();
        Optional<Order.Position> from = after;
        List<Node> page;
        do {
            page = ledger.nodes().sorted(NodeId.ROOT, order, from, limit);
            for (Node node : page) {
                from = Optional.of(Order.Position.of(node));
                if (shown.size() < limit && sees(ledger, node.id())) {
                    shown.add(node);
                }
            }
        } while (page.size() == limit && shown.size() < limit);
        return List.copyOf(shown);
    }

    /** A node that came or got a new content lately: its newest such change, and the node as it is now. */
    public record Recent(Change change, Node now) {}

    /** @param next where to go on; empty when there is nothing older. There may be more although none was shown */
    public record Recents(List<Recent> shown, Optional<Cursor> next) {}

    /**
     * What came or got a new content lately and is there for the actor, the newest first, each node once. Changes are told
     * as far as the feed tells them.
     *
     * @param before begins with changes before this cursor; empty: with the newest
     */
    public Recents recent(Optional<Cursor> before, int limit) throws IOException {
        return drive.read(ledger -> {
            List<Recent> shown = new ArrayList<>();
            Set<NodeId> met = new HashSet<>();
            Cursor at = before.orElse(ledger.head().cursor().next());
            int looked = 0;
            while (looked < FARTHEST) {
                List<Change> page = ledger.journal().before(at, STEP);
                for (Change change : page) {
                    if (shown.size() == limit) {
                        return new Recents(List.copyOf(shown), Optional.of(at));
                    }
                    at = change.cursor();
                    if (brings(change) && met.add(change.node().id())) {
                        now(ledger, change).ifPresent(node -> shown.add(new Recent(change, node)));
                    }
                }
                if (page.size() < STEP) {
                    return new Recents(List.copyOf(shown), Optional.empty());
                }
                looked += page.size();
            }
            return new Recents(List.copyOf(shown), Optional.of(at));
        });
    }

    private static boolean brings(Change change) {
        return switch (change.kind()) {
            case CREATED, WRITTEN, RESTORED -> true;
            case MOVED -> change.scope().before().isPresent();
            case TOUCHED, PROPERTIES, TRASHED, PURGED -> false;
        };
    }

    /** The node of a change that may be told, when it is there and this is the newest of its changes that brought it. */
    private Optional<Node> now(Ledger ledger, Change change) throws IOException {
        NodeId id = change.node().id();
        Optional<Lineage> line = Lineage.of(id, ledger.nodes());
        if (line.isEmpty()
                || line.get().inTrash()
                || !allows(ledger, line.get())
                || !told(ledger, change)
                || !isNewest(ledger, change)) {
            return Optional.empty();
        }
        return ledger.nodes().find(id);
    }

    private static boolean isNewest(Ledger ledger, Change change) throws IOException {
        return ledger.journal().of(change.node().id(), STEP).stream()
                .filter(Browsing::brings)
                .findFirst()
                .filter(newest -> !newest.cursor().equals(change.cursor()))
                .isEmpty();
    }

    /** What happened to a node, and the node before it, where that may be told. */
    public record Deed(Change change, Optional<Node> before) {}

    /** @param next where to go on; empty when there is nothing older */
    public record Deeds(List<Deed> shown, Optional<Cursor> next) {}

    /**
     * What happened to a node, in the trash or not, the newest first, as far as the feed tells it.
     *
     * @param before begins with changes before this cursor; empty: with the newest
     * @throws NoSuchFileException when there is no such node for the actor
     */
    public Deeds activity(NodeId id, Optional<Cursor> before, int limit) throws IOException {
        return drive.read(ledger -> {
            visible(ledger, id);
            Cursor from = before.orElse(ledger.head().cursor().next());
            List<Change> page = ledger.journal().before(id, from, limit + 1);
            List<Deed> shown = new ArrayList<>();
            for (int i = 0; i < Math.min(limit, page.size()); i++) {
                Change change = page.get(i);
                if (told(ledger, change)) {
                    boolean known = i + 1 < page.size() && told(ledger, page.get(i + 1));
                    shown.add(
                            new Deed(change, known ? Optional.of(page.get(i + 1).node()) : Optional.empty()));
                }
            }
            Optional<Cursor> next =
                    page.size() > limit ? Optional.of(page.get(limit - 1).cursor()) : Optional.empty();
            return new Deeds(List.copyOf(shown), next);
        });
    }

    private boolean told(Ledger ledger, Change change) throws IOException {
        return gate.on(Lineage.ROOT.of(change.scope().now()), ledger).allows(Right.VIEW);
    }

    private Node visible(Ledger ledger, NodeId id) throws IOException {
        if (!sees(ledger, id)) {
            throw new NoSuchFileException("node " + id);
        }
        return ledger.nodes().find(id).orElseThrow();
    }

    private boolean sees(Ledger ledger, NodeId id) throws IOException {
        Optional<Lineage> line = Lineage.of(id, ledger.nodes());
        return line.isPresent() && allows(ledger, line.get());
    }

    private boolean allows(Ledger ledger, Lineage line) throws IOException {
        return gate.on(line, ledger).allows(Right.VIEW);
    }
}
