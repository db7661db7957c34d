package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.testing.SeededRandom;
import firn.core.tree.Author;
import firn.core.tree.Change;
import firn.core.tree.Content;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of a {@link Catalog} stand on: a drive of their own, and short words to fill it with. */
abstract class CatalogCase {
    static final Instant NOON = Instant.parse("2026-02-03T12:00:00.123456789Z");
    static final Times TIMES = new Times(NOON, NOON);
    static final Author ANNA = new Author(7, "Anna's laptop");
    final long drive = 1;

    abstract Catalog catalog();

    @BeforeEach
    void makeDrive() throws IOException {
        catalog().create(drive);
    }

    <T> T read(Catalog.Work<T> question) throws IOException {
        return catalog().read(drive, question);
    }

    <T> Optional<T> optional(Catalog.Work<Optional<T>> question) throws IOException {
        return read(question);
    }

    <T> List<T> list(Catalog.Work<List<T>> question) throws IOException {
        return read(question);
    }

    <K, V> Map<K, V> map(Catalog.Work<Map<K, V>> question) throws IOException {
        return read(question);
    }

    <T> T write(Catalog.Work<T> work) throws IOException {
        return catalog().write(drive, work);
    }

    /** Something to do that answers nothing. */
    interface Doing {
        void on(Ledger ledger) throws IOException;
    }

    void change(Doing doing) throws IOException {
        catalog().write(drive, ledger -> {
            doing.on(ledger);
            return true;
        });
    }

    static Place at(NodeId parent, String name) {
        return new Place(parent, new Name(name));
    }

    static Folder folder(long id, Place place) {
        return new Folder(new NodeId(id), place, TIMES);
    }

    static File file(long id, Place place, Content content) {
        return new File(new NodeId(id), place, TIMES, content, false);
    }

    static Manifest manifest(SeededRandom random, int extents) {
        var list = new ArrayList<Extent>();
        for (int i = 0; i < extents; i++) {
            list.add(new Extent(ChunkId.of(random.bytes(32)), random.between(1, Extent.MAX_LENGTH)));
        }
        return Manifest.of(list);
    }

    static Manifest manifest(long seed) {
        return manifest(new SeededRandom(seed), 1);
    }

    static Content content(long version, Manifest manifest) {
        return new Content(new VersionId(version), manifest.size(), manifest.checksum());
    }

    static Version version(NodeId file, Content content, Instant stored) {
        return new Version(file, content, NOON, stored, ANNA, false);
    }

    static Placement placement(SeededRandom random) {
        return new Placement(
                ChunkId.of(random.bytes(32)),
                random.between(1, Extent.MAX_LENGTH),
                random.between(1, 1000),
                random.nextLong() >>> 20,
                random.between(1, 1 << 20));
    }

    /** Adds a file whose content is new, with its version; answers it. */
    static File add(Ledger ledger, Place place) throws IOException {
        long id = ledger.nextId();
        var manifest = manifest(id);
        var content = content(ledger.nextId(), manifest);
        var file = file(id, place, content);
        ledger.versions().add(version(file.id(), content, NOON), manifest);
        ledger.nodes().put(file);
        note(ledger, Change.Kind.CREATED, file);
        return file;
    }

    static void note(Ledger ledger, Change.Kind kind, Node node) throws IOException {
        ledger.journal().append(change(ledger.head().cursor().value() + 1, kind, node));
    }

    static Change change(long cursor, Change.Kind kind, Node node) {
        return new Change(
                new firn.core.tree.Cursor(cursor),
                NOON.plusNanos(cursor),
                ANNA,
                kind,
                node,
                Change.Scope.of(NodeId.ROOT));
    }
}
