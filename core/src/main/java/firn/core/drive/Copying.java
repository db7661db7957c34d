package firn.core.drive;

import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Version;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies nodes; contents are shared, so a copy costs no bytes of storage. */
final class Copying {
    /** Nodes that are copied at once. */
    static final int MOST = 100_000;

    private static final int PAGE = 1000;

    private final Turn turn;

    Copying(Turn turn) {
        this.turn = turn;
    }

    Outcome copy(Operation.Copy wanted) throws IOException {
        Optional<Turn.Found> source = turn.find(wanted.node());
        if (source.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        Node node = source.get().node();
        Optional<Outcome> refused = refuses(source.get(), wanted);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Node> there = turn.at(wanted.to());
        if (there.isEmpty()) {
            return spread(node, wanted.to(), wanted.deep());
        }
        if (!wanted.replace()) {
            return turn.taken(there.get());
        }
        if (source.get().lineage().contains(there.get().id())) {
            return Outcome.conflict(Outcome.Reason.INTO_ITSELF, there.get());
        }
        Optional<Turn.Found> target = turn.find(there.get().id());
        return target.isEmpty() ? turn.taken(there.get()) : replace(node, target.get(), wanted);
    }

    private Optional<Outcome> refuses(Turn.Found source, Operation.Copy wanted) throws IOException {
        if (source.node().id().equals(NodeId.ROOT)) {
            return Optional.of(Outcome.conflict(Outcome.Reason.FIXED));
        }
        Optional<Outcome> refused = turn.refusesMembers(wanted.to().parent());
        if (refused.isPresent()) {
            return refused;
        }
        Lineage into = Lineage.of(wanted.to().parent(), turn.ledger.nodes()).orElse(Lineage.ROOT);
        return wanted.deep() && into.contains(wanted.node())
                ? Optional.of(Outcome.conflict(Outcome.Reason.INTO_ITSELF, source.node()))
                : refusesSize(source.node(), wanted.deep());
    }

    /** All is copied in one transaction, which others wait for; and copies of copies grow without bound. */
    private Optional<Outcome> refusesSize(Node node, boolean deep) throws IOException {
        long size = 0;
        int nodes = 0;
        Deque<Node> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            Node next = open.poll();
            if (++nodes > MOST) {
                return Optional.of(Outcome.conflict(Outcome.Reason.TOO_MUCH, node));
            }
            if (next instanceof File file) {
                size += file.content().size();
            } else if (deep && next instanceof Folder) {
                open.addAll(turn.ledger.nodes().some(next.id(), MOST + 1 - nodes));
            }
        }
        return turn.refusesBytes(size);
    }

    private Outcome replace(Node node, Turn.Found target, Operation.Copy wanted) throws IOException {
        if (node instanceof File from && target.node() instanceof File onto) {
            Optional<Outcome> refused = turn.refusesChange(target);
            if (refused.isPresent()) {
                return refused.get();
            }
            Outcome done = new Writing(turn).renew(onto, upload(from), target.scope());
            describe(from.id(), onto.id());
            return done;
        }
        Outcome trashed = new Trashing(turn).trash(target);
        if (!(trashed instanceof Outcome.Done)) {
            return trashed;
        }
        return new Outcome.Done(spread(node, wanted.to(), wanted.deep()).node(), false);
    }

    /** Copies to a free place, folder by folder. */
    private Outcome.Done spread(Node node, Place to, boolean deep) throws IOException {
        Outcome.Done top = one(node, to);
        Deque<Pair> folders = new ArrayDeque<>();
        if (deep && node instanceof Folder) {
            folders.add(new Pair(node.id(), top.node().id()));
        }
        while (!folders.isEmpty()) {
            Pair pair = folders.poll();
            Optional<Name> after = Optional.empty();
            List<Node> page;
            do {
                page = turn.ledger.nodes().children(pair.from(), after, PAGE);
                for (Node child : page) {
                    NodeId made = one(child, new Place(pair.to(), child.name()))
                            .node()
                            .id();
                    if (child instanceof Folder) {
                        folders.add(new Pair(child.id(), made));
                    }
                    after = Optional.of(child.name());
                }
            } while (page.size() == PAGE);
        }
        return top;
    }

    private Outcome.Done one(Node node, Place to) throws IOException {
        Outcome.Done made = switch (node) {
            case File file -> new Writing(turn).create(to, upload(file));
            case Folder folder ->
                new Making(turn).add(new Folder(new NodeId(turn.ledger.nextId()), to, folder.times()));
            case Link link ->
                new Making(turn).add(new Link(new NodeId(turn.ledger.nextId()), to, link.times(), link.target()));
        };
        describe(node.id(), made.node().id());
        return made;
    }

    /** A version that is there belongs to a file the actor may see; otherwise it is missing. */
    Outcome copyVersion(Operation.CopyVersion wanted) throws IOException {
        Versions versions = turn.ledger.versions();
        Optional<Version> version =
                versions.find(wanted.version()).filter(it -> it.file().equals(wanted.file()));
        if (version.isEmpty() || turn.find(wanted.file()).isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        Upload upload = new Upload(
                versions.manifest(wanted.version()),
                List.of(),
                Optional.of(version.get().modified()),
                Optional.empty(),
                versions.digests(wanted.version()));
        Optional<Outcome> refused = turn.refusesMembers(wanted.at().parent());
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Node> there = turn.at(wanted.at());
        return there.isPresent()
                ? turn.taken(there.get())
                : new Writing(turn).write(new Operation.WriteFile(wanted.at(), upload, new Precondition.None()));
    }

    private Upload upload(File file) throws IOException {
        Versions versions = turn.ledger.versions();
        return new Upload(
                versions.manifest(file.content().version()),
                List.of(),
                Optional.of(file.times().modified()),
                Optional.of(file.executable()),
                versions.digests(file.content().version()));
    }

    private void describe(NodeId from, NodeId to) throws IOException {
        Map<String, String> properties = turn.ledger.properties().of(from);
        turn.ledger.properties().clear(to);
        for (var property : properties.entrySet()) {
            turn.ledger.properties().put(to, property.getKey(), Optional.of(property.getValue()));
        }
    }

    private record Pair(NodeId from, NodeId to) {}
}
