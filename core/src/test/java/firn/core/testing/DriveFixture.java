package firn.core.testing;

import firn.core.access.Actor;
import firn.core.access.DriveView;
import firn.core.content.Chunker;
import firn.core.drive.Catalog;
import firn.core.drive.ChunkStore;
import firn.core.drive.Drive;
import firn.core.drive.Grant;
import firn.core.drive.InMemoryCatalog;
import firn.core.drive.InMemoryChunkStore;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.drive.Right;
import firn.core.drive.Terms;
import firn.core.tree.Author;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A drive with Common documents, Ada (administrator) and Ben (user) with a private folder each, and Eve from outside;
 * on any catalog and chunk store, with a clock that only the test moves.
 */
public final class DriveFixture implements AutoCloseable {
    public static final long DRIVE = 7;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    public final Catalog catalog;
    public final ChunkStore chunks;
    public final Drive drive;
    public final NodeId common;
    public final NodeId adas;
    public final NodeId bens;
    public final DriveView ada;
    public final DriveView ben;
    public final DriveView eve;
    public Instant now = Instant.parse("2026-01-02T03:04:05Z");
    public Terms terms = Terms.UNLIMITED;

    public DriveFixture() throws IOException {
        this(new InMemoryCatalog(), new InMemoryChunkStore());
    }

    public DriveFixture(Catalog catalog, ChunkStore chunks) throws IOException {
        this.catalog = catalog;
        this.chunks = chunks;
        catalog.create(DRIVE);
        drive = new Drive(
                DRIVE,
                catalog,
                new Drive.Contents(chunks, new Chunker.Sizes(64, 256, 1024), readers),
                () -> now,
                () -> terms);
        common = root("Common documents", new Grant.Subject.Everyone(), Right.EDIT);
        adas = root("Ada", new Grant.Subject.Person(1), Right.MANAGE);
        bens = root("Ben", new Grant.Subject.Person(2), Right.MANAGE);
        ada = view(1, Actor.Role.ADMINISTRATOR, false);
        ben = view(2, Actor.Role.USER, false);
        eve = view(3, Actor.Role.EXTERNAL, false);
    }

    private NodeId root(String name, Grant.Subject subject, Right right) throws IOException {
        return drive.housekeeping()
                .rootFolder(at(NodeId.ROOT, name), subject, right)
                .id();
    }

    public DriveView view(long account, Actor.Role role, boolean readOnly) {
        return new DriveView(drive, new Actor(new Author(account, "test"), role, readOnly));
    }

    public static Place at(NodeId parent, String name) {
        return new Place(parent, new Name(name));
    }

    public Outcome write(DriveView who, Place place, String text, Precondition only) throws IOException {
        var upload = who.receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return who.apply(new Operation.WriteFile(place, upload, only));
    }

    public Node file(DriveView who, NodeId parent, String name, String text) throws IOException {
        return done(write(who, at(parent, name), text, new Precondition.None()));
    }

    public Node folder(DriveView who, NodeId parent, String name) throws IOException {
        return done(who.apply(new Operation.MakeFolder(at(parent, name), new Times(now, now))));
    }

    public static Node done(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done.node();
        }
        throw new AssertionError("refused: " + outcome);
    }

    public String text(DriveView who, NodeId file) throws IOException {
        var reading = who.open(file);
        var out = new ByteArrayOutputStream();
        reading.send(0, reading.size(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() throws IOException {
        catalog.close();
        readers.close();
    }
}
