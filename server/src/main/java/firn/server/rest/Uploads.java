package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.drive.Right;
import firn.core.drive.Spool;
import firn.core.drive.Upload;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.wire.Ask;
import firn.core.wire.WireUpload;
import firn.server.web.EntityTag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The uploads under way. Each belongs to the account and drive that opened it; to others it is not there. */
public final class Uploads {
    private static final Duration KEPT = Duration.ofDays(3);
    private static final int MOST_OF_ONE_ACCOUNT = 200;

    private final Spool spool;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final long largest;
    private final Json json = new Json();
    private final InUse inUse = new InUse();

    /**
     * @param random not to be guessed
     * @param largest bytes of one upload at most
     */
    public Uploads(Spool spool, InstantSource clock, RandomGenerator random, long largest) {
        this.spool = spool;
        this.clock = clock;
        this.random = random;
        this.largest = largest;
    }

    /** What is noted beside the bytes. {@code node}: the file once it was committed. */
    record Note(long account, long drive, Instant expires, Ask.NewUpload wanted, Optional<Long> node) {
        Note at(long file) {
            return new Note(account, drive, expires, wanted, Optional.of(file));
        }
    }

    WireUpload open(DriveView view, Ask.NewUpload wanted) throws IOException {
        long size = wanted.size().orElse(0L);
        if (size < 0) {
            throw Problems.refusal("“size” must be a whole number, at least 0.");
        }
        if (wanted.ifMatch().isPresent() && wanted.ifAbsent().orElse(false)) {
            throw Problems.refusal("“ifMatch” and “ifAbsent” do not go together; send one of them.");
        }
        new Sizes(view, largest, waiting(view)).check(size);
        byte[] name = new byte[16];
        random.nextBytes(name);
        String id = java.util.HexFormat.of().formatHex(name);
        Note note =
                new Note(view.actor().account(), view.drive(), clock.instant().plus(KEPT), wanted, Optional.empty());
        spool.open(id, json.write(note));
        return shape(view, id, note);
    }

    WireUpload look(DriveView view, String id) throws IOException {
        return shape(view, id, mine(view, id));
    }

    WireUpload append(DriveView view, String id, long offset, InputStream bytes) throws IOException {
        Note note = changeable(view, id);
        try (var use = inUse.take(id, true)) {
            long there = spool.size(id);
            if (note.node().isPresent()) {
                throw new Refusal(
                        Problem.of(409, "committed", "The upload is complete", "It was committed; open another."));
            }
            if (offset != there) {
                throw new Refusal(Problem.of(
                                409,
                                "wrong-offset",
                                "The bytes do not follow",
                                "The upload has " + there + " bytes; go on from there.")
                        .with("offset", there));
            }
            spool.append(id, room(view, note, there).bound(bytes));
            return shape(view, id, note);
        }
    }

    void cancel(DriveView view, String id) throws IOException {
        changeable(view, id);
        try (var use = inUse.take(id, false)) {
            spool.remove(id);
        }
    }

    /** Committing again answers with the same file. */
    WireUpload commit(DriveView view, String id) throws IOException {
        mine(view, id);
        try (var use = inUse.take(id, false)) {
            Note note = mine(view, id);
            if (note.node().isPresent()) {
                return shape(view, id, note);
            }
            long there = spool.size(id);
            if (note.wanted().size().isPresent() && note.wanted().size().get() != there) {
                throw new Refusal(Problem.of(
                                409,
                                "incomplete",
                                "Bytes are missing",
                                "The upload has " + there + " of "
                                        + note.wanted().size().get() + " bytes; go on from there.")
                        .with("offset", there));
            }
            Note done = note.at(store(view, id, note.wanted()).id().value());
            spool.note(id, json.write(done));
            spool.clear(id);
            return shape(view, id, done);
        }
    }

    private Node store(DriveView view, String id, Ask.NewUpload wanted) throws IOException {
        Views.mayWrite(view, new NodeId(wanted.parent()));
        Upload upload;
        try (InputStream bytes = spool.read(id)) {
            upload = view.receive(bytes);
        }
        Upload dated = wanted.modified().isPresent()
                ? upload.modified(wanted.modified().get())
                : upload;
        return Views.done(
                        view,
                        new Operation.WriteFile(
                                Views.place(wanted.parent(), wanted.name()), dated, precondition(wanted)))
                .node();
    }

    private static Precondition precondition(Ask.NewUpload wanted) {
        if (wanted.ifAbsent().orElse(false)) {
            return new Precondition.Absent();
        }
        return wanted.ifMatch().isPresent()
                ? new Precondition.At(EntityTag.versions(wanted.ifMatch().get()))
                : new Precondition.None();
    }

    /** Forgets what is past its time. */
    public void expire() throws IOException {
        for (String id : spool.all()) {
            Optional<Note> note = note(id);
            if (note.isPresent() && note.get().expires().isBefore(clock.instant())) {
                spool.remove(id);
            }
        }
    }

    /** Bytes that the drive's uploads under way have brought; refuses an account that has too many of them. */
    private long waiting(DriveView view) throws IOException {
        long bytes = 0;
        int mine = 0;
        for (String id : spool.all()) {
            Optional<Note> note = note(id);
            if (note.isPresent()
                    && note.get().drive() == view.drive()
                    && note.get().node().isEmpty()) {
                bytes += Math.max(spool.size(id), note.get().wanted().size().orElse(0L));
                mine += note.get().account() == view.actor().account() ? 1 : 0;
            }
        }
        if (mine >= MOST_OF_ONE_ACCOUNT) {
            throw new Refusal(Problems.busy(
                    "You have " + mine + " uploads under way on this drive; commit or cancel some of them."));
        }
        return bytes;
    }

    /** Room for what was announced was found when it was opened; what was not competes with all that is on its way. */
    private Sizes room(DriveView view, Note note, long there) throws IOException {
        Optional<Long> size = note.wanted().size();
        return size.isPresent() ? new Sizes(view, size.get() - there) : new Sizes(view, largest - there, waiting(view));
    }

    /** A sign-in for reading only may look at the account's uploads. */
    private Note changeable(DriveView view, String id) throws IOException {
        Note note = mine(view, id);
        if (view.actor().readOnly()) {
            Views.done(new Outcome.Forbidden(Right.EDIT));
        }
        return note;
    }

    private Note mine(DriveView view, String id) throws IOException {
        return note(id).filter(it -> it.drive() == view.drive()
                        && it.account() == view.actor().account())
                .filter(it -> it.expires().isAfter(clock.instant()))
                .orElseThrow(() -> new Refusal(Problems.notFound()));
    }

    private Optional<Note> note(String id) throws IOException {
        Optional<byte[]> bytes = spool.note(id);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(json.parse(bytes.get(), Note.class));
    }

    private WireUpload shape(DriveView view, String id, Note note) throws IOException {
        Optional<Node> node = note.node().isEmpty()
                ? Optional.empty()
                : view.find(new NodeId(note.node().get()));
        long offset = node.isPresent() ? note.wanted().size().orElse(0L) : spool.size(id);
        return new WireUpload(id, offset, note.wanted().size(), note.expires(), node.map(Shapes::node));
    }
}
