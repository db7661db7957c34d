package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Chunker;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/**
 * One drive: the only way to write to its tree. People reach it through the gate of {@code access}; only housekeeping
 * uses it directly. For many threads at once.
 */
public final class Drive {
    private final long id;
    private final Catalog catalog;
    private final Contents contents;
    private final InstantSource clock;
    private final Supplier<Terms> terms;
    private final KnownChunks known;
    private final Room room = new Room();

    /** @param terms asked at every write, so that a changed offer holds at once */
    public Drive(long id, Catalog catalog, Contents contents, InstantSource clock, Supplier<Terms> terms) {
        this.id = id;
        this.catalog = catalog;
        this.contents = contents;
        this.clock = clock;
        this.terms = terms;
        this.known = new KnownChunks(this, contents.readers());
    }

    public long id() {
        return id;
    }

    public Terms terms() {
        return terms.get();
    }

    public Instant now() {
        return clock.instant();
    }

    public <T> T read(Catalog.Work<T> question) throws IOException {
        return catalog.read(id, question);
    }

    /**
     * Does the operations one after another in one transaction, each wholly or not at all, and answers each. They are
     * durable on return.
     */
    public List<Outcome> apply(Guard guard, List<Operation> operations) throws IOException {
        return write(guard, pending(operations), turn -> {
            List<Outcome> outcomes = new ArrayList<>(operations.size());
            for (Operation operation : operations) {
                outcomes.add(apply(turn, operation));
            }
            return List.copyOf(outcomes);
        });
    }

    /** Takes and gives many chunks and files at once. */
    public Transfers transfers(Guard guard) {
        return new Transfers(this, guard);
    }

    /** Takes, renews and ends locks. */
    public Locking locking(Guard guard) {
        return new Locking(this, guard);
    }

    /** Stores a stream's content. It belongs to nothing, and may be lost, until an operation names it. */
    public Upload receive(InputStream body) throws IOException {
        ContentWriter.Stored stored =
                new ContentWriter(contents.chunks(), contents.sizes()).write(id, body, known::has);
        known.add(stored.added());
        return new Upload(
                stored.manifest(), stored.added(), Optional.empty(), Optional.empty(), Map.of(), stored.pending());
    }

    /** Writes the bytes {@code from} (included) to {@code to} (excluded) of a content, every chunk verified. */
    public void send(Manifest manifest, long from, long to, OutputStream out) throws IOException {
        new ContentReader(contents.chunks(), contents.readers()).copy(id, manifest, this::locate, from, to, out);
    }

    /** What the drive does for itself: letting go of what the offer no longer keeps. */
    public Housekeeping housekeeping() {
        return new Housekeeping(this);
    }

    byte[] chunk(Placement at) throws IOException {
        return contents.chunks().read(id, at);
    }

    KnownChunks known() {
        return known;
    }

    Room room() {
        return room;
    }

    /** Takes chunks for the guard's author, who must be somebody that may put content somewhere. */
    public Bringing bringing(Guard guard) {
        return new Bringing(this, contents.chunks(), guard.author().account());
    }

    /** Notes claims on chunks that may still be on their way. */
    <T> T claim(Pending before, List<Placement> placements, Catalog.Work<T> work) throws IOException {
        known.add(placements);
        return catalog.write(id, before, work);
    }

    <T> T write(Guard guard, TurnWork<T> work) throws IOException {
        return write(guard, Pending.NOTHING, work);
    }

    private <T> T write(Guard guard, Pending before, TurnWork<T> work) throws IOException {
        return catalog.write(id, before, ledger -> work.in(new Turn(ledger, guard, clock.instant(), terms.get())));
    }

    private static Pending pending(List<Operation> operations) {
        return Pending.all(operations.stream()
                .map(operation -> operation instanceof Operation.WriteFile it
                        ? it.upload().pending()
                        : Pending.NOTHING)
                .toList());
    }

    static Outcome apply(Turn turn, Operation operation) throws IOException {
        return switch (operation) {
            case Operation.MakeFolder it -> new Making(turn).folder(it);
            case Operation.MakeLink it -> new Making(turn).link(it);
            case Operation.WriteFile it -> new Writing(turn).write(it);
            case Operation.Move it -> new Moving(turn).move(it);
            case Operation.Copy it -> new Copying(turn).copy(it);
            case Operation.CopyVersion it -> new Copying(turn).copyVersion(it);
            case Operation.Trash it -> new Trashing(turn).trash(it);
            case Operation.Restore it -> new Trashing(turn).restore(it);
            case Operation.Purge it -> new Trashing(turn).purge(it);
            case Operation.Touch it -> new Marking(turn).touch(it);
            case Operation.Describe it -> new Marking(turn).describe(it);
            case Operation.Keep it -> new Marking(turn).keep(it);
            case Operation.Forget it -> new Marking(turn).forget(it);
            case Operation.Revert it -> new Marking(turn).revert(it);
        };
    }

    private List<Placement> locate(List<Extent> run) throws IOException {
        Map<ChunkId, Placement> known = read(ledger ->
                ledger.versions().placements(run.stream().map(Extent::chunk).toList()));
        List<Placement> placements = new ArrayList<>(run.size());
        for (Extent extent : run) {
            Placement placement = known.get(extent.chunk());
            if (placement == null) {
                throw new NoSuchFileException("the chunk " + extent.chunk().hex());
            }
            placements.add(placement);
        }
        return placements;
    }

    /** Where contents go and come from. {@code sizes} as the drive cuts them. */
    public record Contents(ChunkStore chunks, Chunker.Sizes sizes, ExecutorService readers) {}

    @FunctionalInterface
    interface TurnWork<T> {
        T in(Turn turn) throws IOException;
    }
}
