package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.testing.SeededRandom;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Trashed;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Random calls of a ledger, the same ones for the same seed and the same answers, and all that can be asked of it. */
final class RandomWork {
    private static final int IDS = 80;
    private static final List<String> NAMES = List.of("a", "b", "é", "e\u0301", "😀", "\uffff", "ab", "B");

    private final SeededRandom random;
    private final Ledger ledger;
    private final List<Object> answers;

    RandomWork(long seed, Ledger ledger, List<Object> answers) {
        this.random = new SeededRandom(seed);
        this.ledger = ledger;
        this.answers = answers;
    }

    void run() throws IOException {
        for (int i = random.between(1, 12); i > 0; i--) {
            try {
                answers.add(step(random.below(14)));
            } catch (FileSystemException refused) {
                answers.add(refused.getClass());
            }
        }
    }

    private Object step(int kind) throws IOException {
        return switch (kind) {
            case 0, 1, 2 -> addFile();
            case 3 -> addFolder();
            case 4 -> move();
            case 5 -> rewrite();
            case 6 -> bury();
            case 7 -> remove();
            case 8 -> version();
            case 9 -> place();
            case 10 -> property();
            case 11 -> grant();
            case 12 -> lock();
            default -> ask();
        };
    }

    private Name name() {
        return new Name(random.pick(NAMES));
    }

    private NodeId someId() {
        return new NodeId(random.between(1, IDS));
    }

    private Optional<Node> someNode() throws IOException {
        return ledger.nodes().find(new NodeId(random.between((int) NodeId.FIRST, IDS)));
    }

    private NodeId someFolder() throws IOException {
        return someNode().filter(Folder.class::isInstance).map(Node::id).orElse(NodeId.ROOT);
    }

    private Object addFile() throws IOException {
        return CatalogCase.add(ledger, new Place(someFolder(), name()));
    }

    private Object addFolder() throws IOException {
        var folder = CatalogCase.folder(ledger.nextId(), new Place(someFolder(), name()));
        ledger.nodes().put(folder);
        CatalogCase.note(ledger, Change.Kind.CREATED, folder);
        return folder;
    }

    private Object move() throws IOException {
        var node = someNode();
        if (node.isPresent()) {
            var parent = random.chance(10) ? NodeId.GONE : someFolder();
            var moved = node.get().at(new Place(parent, name()));
            ledger.nodes().put(moved);
            CatalogCase.note(ledger, Change.Kind.MOVED, moved);
        }
        return node;
    }

    private Object rewrite() throws IOException {
        var node = someNode();
        if (node.isPresent() && node.get() instanceof File file) {
            var manifest = CatalogCase.manifest(random, random.between(0, 3));
            var content = CatalogCase.content(ledger.nextId(), manifest);
            ledger.versions().add(CatalogCase.version(file.id(), content, stored()), manifest);
            ledger.nodes().put(file.with(content));
            ledger.addUsed(manifest.size());
            CatalogCase.note(ledger, Change.Kind.WRITTEN, file.with(content));
        }
        return ledger.head();
    }

    private Instant stored() {
        return CatalogCase.NOON.plusSeconds(random.between(-5, 5));
    }

    private Object bury() throws IOException {
        var node = someNode();
        if (node.isPresent()) {
            var buried = node.get().at(new Place(NodeId.TRASH, node.get().name()));
            ledger.nodes().bury(new Trashed(buried, node.get().parent(), someId(), stored(), CatalogCase.ANNA));
        } else {
            ledger.nodes().unbury(someId());
        }
        return node;
    }

    private Object remove() throws IOException {
        NodeId id = new NodeId(random.between((int) NodeId.FIRST, IDS));
        ledger.nodes().remove(id);
        return id;
    }

    private Object version() throws IOException {
        var id = new VersionId(random.between((int) NodeId.FIRST, IDS));
        var version = ledger.versions().find(id);
        if (version.isPresent() && random.chance(50)) {
            ledger.versions().put(version.get().kept(random.chance(50)));
        } else if (version.isPresent() && random.chance(50)) {
            ledger.versions().digests(id, Map.of(random.pick(List.of("MD5", "SHA1")), random.name()));
        } else {
            ledger.versions().remove(id);
        }
        return version;
    }

    private Object place() throws IOException {
        var placement = CatalogCase.placement(new SeededRandom(random.below(5)));
        ledger.versions().place(List.of(placement));
        return ledger.versions().placements(List.of(placement.chunk(), ChunkId.of(random.bytes(32))));
    }

    private Object property() throws IOException {
        var node = someId();
        ledger.properties()
                .put(node, random.pick(NAMES), random.chance(70) ? Optional.of(random.name()) : Optional.empty());
        return ledger.properties().of(node);
    }

    private Object grant() throws IOException {
        var subject = random.chance(30) ? new Grant.Subject.Everyone() : new Grant.Subject.Person(random.between(1, 4));
        var grant = new Grant(someId(), subject, random.pick(List.of(Right.values())));
        if (random.chance(70)) {
            ledger.grants().put(grant);
        } else {
            ledger.grants().remove(grant);
        }
        return ledger.grants().all();
    }

    private Object lock() throws IOException {
        String token = "urn:" + random.below(5);
        if (random.chance(60)) {
            var holder = new Lock.Holder(random.below(9), random.name(), random.chance(50));
            ledger.locks().put(new Lock(token, someId(), random.chance(50), random.chance(50), holder, stored()));
        } else {
            ledger.locks().remove(token);
        }
        return ledger.locks().all();
    }

    private Object ask() throws IOException {
        return switch (random.below(4)) {
            case 0 ->
                ledger.nodes()
                        .children(
                                someFolder(),
                                random.chance(50) ? Optional.of(name()) : Optional.empty(),
                                random.between(1, 5));
            case 1 -> ledger.nodes().child(someFolder(), name());
            case 2 -> ledger.versions().expired(stored(), 5);
            default -> ledger.journal().nodeAt(someId(), new Cursor(random.below(40)));
        };
    }

    /** Everything a ledger can be asked, in an order that does not depend on it. */
    static List<Object> everything(Ledger ledger) throws IOException {
        var all = new ArrayList<Object>();
        all.add(ledger.head());
        all.add(ledger.locks().all());
        all.add(ledger.grants().all());
        all.add(ledger.nodes().trash(Optional.empty(), 99));
        all.add(ledger.nodes().oldest(Instant.MAX, 99));
        all.add(ledger.versions().expired(Instant.MAX, 99));
        all.add(ledger.journal().after(Cursor.START, 999));
        for (long number = 1; number <= IDS; number++) {
            var id = new NodeId(number);
            all.add(ledger.nodes().find(id));
            all.add(ledger.nodes().trashed(id));
            all.add(ledger.nodes().children(id, Optional.empty(), 99));
            for (String name : NAMES) {
                all.add(ledger.nodes().child(id, new Name(name)));
            }
            all.add(ledger.properties().of(id));
            all.add(ledger.properties().below(id));
            all.add(ledger.versions().of(id));
            all.add(ledger.journal().of(id, 99));
            all.add(ledger.journal().childrenAt(id, new Cursor(number)).stream()
                    .sorted(Comparator.comparing(Node::id))
                    .toList());
            var version = ledger.versions().find(new VersionId(number));
            all.add(version);
            if (version.isPresent()) {
                Version found = version.get();
                all.add(ledger.versions().manifest(found.id()));
                all.add(ledger.versions().digests(found.id()));
            }
        }
        return all;
    }
}
