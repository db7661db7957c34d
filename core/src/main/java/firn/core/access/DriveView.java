package firn.core.access;

import firn.core.drive.Bringing;
import firn.core.drive.Drive;
import firn.core.drive.Ledger;
import firn.core.drive.Lineage;
import firn.core.drive.Locking;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Right;
import firn.core.drive.Transfers;
import firn.core.drive.Upload;
import firn.core.tree.Cursor;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Trashed;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A drive as one actor may see and change it: the only way there is for requests of people. What the actor may not see
 * is to them as if it were not there. Every question sees one consistent state; every change is durable on return.
 */
public final class DriveView {
    private final Drive drive;
    private final Gate gate;

    public DriveView(Drive drive, Actor actor) {
        this(drive, new Gate(actor, Set.of()));
    }

    private DriveView(Drive drive, Gate gate) {
        this.drive = drive;
        this.gate = gate;
    }

    /** The same view for a request that submits these lock tokens. */
    public DriveView with(Set<String> lockTokens) {
        return new DriveView(drive, new Gate(gate.actor(), Set.copyOf(lockTokens)));
    }

    public long drive() {
        return drive.id();
    }

    public Actor actor() {
        return gate.actor();
    }

    /** A node that is not in the trash. */
    public Optional<Node> find(NodeId id) throws IOException {
        return drive.read(ledger -> {
            Optional<Lineage> line = live(ledger, id);
            return line.isEmpty() ? Optional.empty() : ledger.nodes().find(id);
        });
    }

    /** The node at a path of names below a folder; the folder itself for no names. */
    public Optional<Node> resolve(NodeId folder, List<Name> names) throws IOException {
        return drive.read(ledger -> {
            Optional<Lineage> start = live(ledger, folder);
            if (start.isEmpty()) {
                return Optional.empty();
            }
            Lineage line = start.get();
            for (Name name : names) {
                Optional<Node> child = ledger.nodes().child(line.node(), name);
                if (child.isEmpty()) {
                    return Optional.empty();
                }
                line = line.of(child.get().id());
            }
            return right(ledger, line).allows(Right.VIEW) ? ledger.nodes().find(line.node()) : Optional.empty();
        });
    }

    /** The folders from the drive's root (included) down to the node (included). */
    public List<Node> path(NodeId id) throws IOException {
        return drive.read(ledger -> {
            List<Node> path = new ArrayList<>();
            for (NodeId step : visible(ledger, id).ids()) {
                ledger.nodes().find(step).ifPresent(path::add);
            }
            return List.copyOf(path);
        });
    }

    /**
     * The folder's entries by name.
     *
     * @param after begins behind this name
     * @throws NoSuchFileException when there is no such node for the actor
     * @throws NotDirectoryException when it is a file or link
     */
    public List<Node> children(NodeId folder, Optional<Name> after, int limit) throws IOException {
        return drive.read(ledger -> {
            if (!(ledger.nodes().find(visible(ledger, folder).node()).orElseThrow() instanceof Folder)) {
                throw new NotDirectoryException(folder.toString());
            }
            return folder.equals(NodeId.ROOT)
                    ? rootFolders(ledger, after, limit)
                    : ledger.nodes().children(folder, after, limit);
        });
    }

    /** What the actor may do with a node that they see, in the trash or not; {@link Right#NONE} for any other. */
    public Right right(NodeId id) throws IOException {
        return drive.read(ledger -> {
            Optional<Lineage> line = Lineage.of(id, ledger.nodes());
            return line.isEmpty() ? Right.NONE : right(ledger, line.get());
        });
    }

    /** Whether the actor may make, rename and delete root folders. */
    public boolean ordersRoot() {
        return gate.ordersRoot();
    }

    /** The file's current content, to be read. @throws NoSuchFileException also when it is no file */
    public Reading open(NodeId file) throws IOException {
        return drive.read(ledger -> {
            Node node = ledger.nodes().find(visible(ledger, file).node()).orElseThrow();
            if (!(node instanceof File it)) {
                throw new NoSuchFileException(node.name().text());
            }
            return new Reading(
                    drive,
                    it.content().size(),
                    ledger.versions().manifest(it.content().version()));
        });
    }

    /** The content of a file that was found, to be read; empty when it has another or is gone by now. */
    public Optional<Reading> open(File found) throws IOException {
        return drive.read(ledger -> {
            Optional<Lineage> line = Lineage.of(found.id(), ledger.nodes());
            boolean same = line.isPresent()
                    && right(ledger, line.get()).allows(Right.VIEW)
                    && ledger.nodes().find(found.id()).orElseThrow() instanceof File now
                    && now.content().version().equals(found.content().version());
            return same
                    ? Optional.of(new Reading(
                            drive,
                            found.content().size(),
                            ledger.versions().manifest(found.content().version())))
                    : Optional.empty();
        });
    }

    /** A version's content, to be read. */
    public Reading open(NodeId file, VersionId version) throws IOException {
        return drive.read(ledger -> {
            visible(ledger, file);
            Version found = ledger.versions()
                    .find(version)
                    .filter(it -> it.file().equals(file))
                    .orElseThrow(() -> new NoSuchFileException("version " + version));
            return new Reading(drive, found.content().size(), ledger.versions().manifest(version));
        });
    }

    /** The contents of the first of these files, as many as are well held in memory. */
    public Bundle bundle(List<Bundle.Wanted> wanted) throws IOException {
        return drive.read(ledger -> new Bundle(drive, new Bundling(ledger, gate).hold(wanted)));
    }

    /** A file's versions, the current one first. */
    public List<Version> versions(NodeId file) throws IOException {
        return drive.read(ledger -> {
            visible(ledger, file);
            return ledger.versions().of(file);
        });
    }

    /** Lists in an order, what is new, what happened. */
    public Browsing browsing() {
        return new Browsing(drive, gate);
    }

    /** What else is known of nodes: properties, locks, digests. */
    public Notes notes() {
        return new Notes(drive, gate);
    }

    /** The trash the actor may see, newest first. */
    public List<Trashed> trash(Optional<Trashed> before, int limit) throws IOException {
        return drive.read(ledger -> {
            List<Trashed> shown = new ArrayList<>();
            Optional<Trashed> from = before;
            List<Trashed> page;
            do {
                page = ledger.nodes().trash(from, limit);
                for (Trashed trashed : page) {
                    from = Optional.of(trashed);
                    Optional<Lineage> line = Lineage.of(trashed.node().id(), ledger.nodes());
                    if (shown.size() < limit
                            && line.isPresent()
                            && right(ledger, line.get()).allows(Right.VIEW)) {
                        shown.add(trashed);
                    }
                }
            } while (page.size() == limit && shown.size() < limit);
            return List.copyOf(shown);
        });
    }

    public Optional<Trashed> trashed(NodeId id) throws IOException {
        return drive.read(ledger -> {
            Optional<Lineage> line = Lineage.of(id, ledger.nodes());
            return line.isPresent() && right(ledger, line.get()).allows(Right.VIEW)
                    ? ledger.nodes().trashed(id)
                    : Optional.empty();
        });
    }

    /**
     * What happened after the cursor, as far as the actor may know.
     *
     * @throws UnknownCursorException when the cursor was not given by this drive, or was before it was restored
     */
    public Feed changes(Cursor after, int limit) throws IOException {
        return drive.read(ledger -> Feed.of(ledger, gate, after, limit));
    }

    /** The newest position in the journal, whether the actor may see that change or not. */
    public Cursor cursor() throws IOException {
        return drive.read(ledger -> ledger.head().cursor());
    }

    /**
     * The way from the root to a node as it was at a cursor, both included; empty when the node was not in the tree then,
     * or lay in a root folder that the actor may not see.
     */
    public List<Node> pathAt(NodeId id, Cursor at) throws IOException {
        return drive.read(ledger -> {
            java.util.ArrayDeque<Node> path = new java.util.ArrayDeque<>();
            NodeId step = id;
            while (!step.equals(NodeId.ROOT)) {
                Optional<Node> node = ledger.journal().nodeAt(step, at);
                if (node.isEmpty()
                        || node.get().parent().equals(NodeId.TRASH)
                        || node.get().parent().equals(NodeId.GONE)) {
                    return List.of();
                }
                path.addFirst(node.get());
                step = node.get().parent();
            }
            if (!path.isEmpty()
                    && !right(ledger, Lineage.ROOT.of(path.getFirst().id())).allows(Right.VIEW)) {
                return List.of();
            }
            ledger.nodes().find(NodeId.ROOT).ifPresent(path::addFirst);
            return List.copyOf(path);
        });
    }

    public Quota quota() throws IOException {
        return drive.read(
                ledger -> new Quota(ledger.head().used(), drive.terms().storage()));
    }

    /** Stores a stream's content, all durable; name it in {@link Operation.WriteFile} next. */
    public Upload receive(InputStream body) throws IOException {
        return drive.receive(body);
    }

    public Outcome apply(Operation operation) throws IOException {
        return apply(List.of(operation)).getFirst();
    }

    /** All in one transaction, each answered for itself. */
    public List<Outcome> apply(List<Operation> operations) throws IOException {
        return drive.apply(gate, operations);
    }

    /** Takes chunks; empty when there is nothing that the actor may put content into. */
    public Optional<Bringing> bring() throws IOException {
        return drive.read(gate::editsSomething) ? Optional.of(drive.bringing(gate)) : Optional.empty();
    }

    /** Many chunks and files at once. */
    public Transfers transfers() {
        return drive.transfers(gate);
    }

    public Locking locking() {
        return drive.locking(gate);
    }

    /** Bytes used of those allowed ({@link Long#MAX_VALUE}: no limit but the disk's). */
    public record Quota(long used, long limit) {}

    private List<Node> rootFolders(Ledger ledger, Optional<Name> after, int limit) throws IOException {
        List<Node> shown = new ArrayList<>();
        Optional<Name> from = after;
        List<Node> page;
        do {
            page = ledger.nodes().children(NodeId.ROOT, from, limit);
            for (Node node : page) {
                from = Optional.of(node.name());
                if (shown.size() < limit
                        && right(ledger, Lineage.ROOT.of(node.id())).allows(Right.VIEW)) {
                    shown.add(node);
                }
            }
        } while (page.size() == limit && shown.size() < limit);
        return List.copyOf(shown);
    }

    private Lineage visible(Ledger ledger, NodeId id) throws IOException {
        Optional<Lineage> line = Lineage.of(id, ledger.nodes());
        if (line.isEmpty() || !right(ledger, line.get()).allows(Right.VIEW)) {
            throw new NoSuchFileException("node " + id);
        }
        return line.get();
    }

    private Optional<Lineage> live(Ledger ledger, NodeId id) throws IOException {
        Optional<Lineage> line = Lineage.of(id, ledger.nodes());
        boolean shown = line.isPresent()
                && !line.get().inTrash()
                && right(ledger, line.get()).allows(Right.VIEW);
        return shown ? line : Optional.empty();
    }

    private Right right(Ledger ledger, Lineage line) throws IOException {
        return gate.on(line, ledger);
    }
}
