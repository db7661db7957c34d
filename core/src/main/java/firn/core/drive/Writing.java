package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.tree.Change;
import firn.core.tree.Content;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives files their contents: new files, new versions. */
final class Writing {
    private final Turn turn;

    Writing(Turn turn) {
        this.turn = turn;
    }

    Outcome write(Operation.WriteFile wanted) throws IOException {
        Place at = wanted.at();
        Optional<Node> there = turn.at(at);
        if (there.isPresent()) {
            return over(there.get(), wanted);
        }
        Optional<Outcome> refused = turn.refusesMembers(at.parent());
        if (refused.isEmpty() && !wanted.only().holds(there)) {
            refused = Optional.of(Outcome.conflict(Outcome.Reason.CHANGED));
        }
        if (refused.isEmpty()) {
            refused = refusesUpload(wanted.upload());
        }
        return refused.isPresent() ? refused.get() : create(at, wanted.upload());
    }

    /** Adds a file whose place is free and whose upload was found good. */
    Outcome.Done create(Place at, Upload upload) throws IOException {
        NodeId id = new NodeId(turn.ledger.nextId());
        Instant modified = upload.modified().orElse(turn.now);
        Content content = store(id, upload, modified);
        File file = new File(
                id,
                at,
                new Times(turn.now, modified),
                content,
                upload.executable().orElse(false));
        return new Making(turn).add(file);
    }

    private Outcome over(Node there, Operation.WriteFile wanted) throws IOException {
        Optional<Turn.Found> found = turn.find(there.id());
        if (found.isEmpty()) {
            Optional<Outcome> refused = turn.refusesMembers(there.parent());
            return refused.isPresent() ? refused.get() : turn.taken(there);
        }
        Optional<Outcome> refused = turn.refusesChange(found.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!(there instanceof File file)) {
            return Outcome.conflict(Outcome.Reason.NOT_A_FILE, there);
        }
        Optional<Lock> provisional = provisional(found.get().lineage());
        if (!wanted.only().holds(provisional.isPresent() ? Optional.empty() : Optional.of(there))
                && !wanted.only().holds(Optional.of(there))) {
            return Outcome.conflict(Outcome.Reason.CHANGED, there);
        }
        refused = refusesUpload(wanted.upload());
        if (refused.isPresent()) {
            return refused.get();
        }
        Outcome.Done done = renew(file, wanted.upload(), found.get().scope());
        if (provisional.isPresent()) {
            settleProvisional(provisional.get(), file, done.node());
        }
        return done;
    }

    /** The file with a new version; or only touched, when the content is what it was. */
    Outcome.Done renew(File file, Upload upload, Change.Scope scope) throws IOException {
        Instant modified = upload.modified().orElse(turn.now);
        Times times = new Times(file.times().created(), modified);
        File next = file.executable(upload.executable().orElse(file.executable()));
        if (sameContent(file, upload.manifest())) {
            if (!upload.digests().isEmpty()) {
                turn.ledger.versions().digests(file.content().version(), upload.digests());
            }
            next = next.with(times);
            return next.equals(file) ? new Outcome.Done(file, false) : turn.settle(Change.Kind.TOUCHED, next, scope);
        }
        Content content = store(file.id(), upload, modified);
        Outcome.Done done = turn.settle(Change.Kind.WRITTEN, next.with(content).with(times), scope);
        new Retention(turn.ledger).trim(file.id(), content.version(), turn.terms.versions());
        return done;
    }

    private static boolean sameContent(File file, Manifest manifest) {
        return file.content().size() == manifest.size()
                && file.content().checksum().equals(manifest.checksum());
    }

    private Content store(NodeId file, Upload upload, Instant modified) throws IOException {
        Manifest manifest = upload.manifest();
        VersionId id = new VersionId(turn.ledger.nextId());
        Content content = new Content(id, manifest.size(), manifest.checksum());
        Versions versions = turn.ledger.versions();
        if (!upload.placements().isEmpty()) {
            versions.place(upload.placements());
        }
        versions.add(new Version(file, content, modified, turn.now, turn.guard.author(), false), manifest);
        if (!upload.digests().isEmpty()) {
            versions.digests(id, upload.digests());
        }
        turn.ledger.addUsed(content.size());
        return content;
    }

    /** Why an upload cannot become a version: no room, or chunks that are not there (any more). */
    Optional<Outcome> refusesUpload(Upload upload) throws IOException {
        Optional<Outcome> full = turn.refusesBytes(upload.manifest().size());
        return full.isPresent() || !lacksChunks(upload)
                ? full
                : Optional.of(Outcome.conflict(Outcome.Reason.MISSING_CHUNK));
    }

    private boolean lacksChunks(Upload upload) throws IOException {
        List<Extent> extents = upload.manifest().extents();
        if (extents.size() == 1
                && upload.placements().size() == 1
                && upload.placements().getFirst().extent().equals(extents.getFirst())) {
            return false;
        }
        Set<ChunkId> wanted = new HashSet<>();
        extents.forEach(extent -> wanted.add(extent.chunk()));
        for (Placement placement : upload.placements()) {
            wanted.remove(placement.chunk());
        }
        return !wanted.isEmpty() && turn.ledger.versions().placements(wanted).size() < wanted.size();
    }

    /** The author's lock that made the file and still waits for its first content. */
    private Optional<Lock> provisional(Lineage lineage) throws IOException {
        return turn.gate().covering(lineage).stream()
                .filter(lock -> lock.node().equals(lineage.node()))
                .filter(lock -> lock.holder().provisional() && turn.gate().opens(lock))
                .findAny();
    }

    /** The emptiness a lock made was nobody's content: it leaves no version behind. */
    private void settleProvisional(Lock lock, File before, Node after) throws IOException {
        Lock.Holder holder = lock.holder();
        turn.ledger
                .locks()
                .put(new Lock(
                        lock.token(),
                        lock.node(),
                        lock.shared(),
                        lock.deep(),
                        new Lock.Holder(holder.account(), holder.words(), false),
                        lock.expires()));
        if (after instanceof File file
                && !file.content().version().equals(before.content().version())) {
            turn.ledger.versions().remove(before.content().version());
        }
    }
}
