package firn.core.drive;

import firn.core.tree.Change;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.Times;
import firn.core.tree.Version;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes what is noted about nodes and versions, not their contents or places. */
final class Marking {
    private final Turn turn;

    Marking(Turn turn) {
        this.turn = turn;
    }

    Outcome touch(Operation.Touch wanted) throws IOException {
        Optional<Turn.Found> found = turn.find(wanted.node());
        if (found.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        Optional<Outcome> refused = turn.refusesChange(found.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        Node node = found.get().node();
        Node next = node.with(new Times(
                wanted.created().orElse(node.times().created()),
                wanted.modified().orElse(node.times().modified())));
        if (next instanceof File file && wanted.executable().isPresent()) {
            next = file.executable(wanted.executable().get());
        }
        return next.equals(node)
                ? new Outcome.Done(node, false)
                : turn.settle(Change.Kind.TOUCHED, next, found.get().scope());
    }

    Outcome describe(Operation.Describe wanted) throws IOException {
        Optional<Turn.Found> found = turn.find(wanted.node());
        if (found.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING);
        }
        Optional<Outcome> refused = turn.refusesChange(found.get());
        if (refused.isPresent()) {
            return refused.get();
        }
        Map<String, String> before = turn.ledger.properties().of(wanted.node());
        if (isTooMuch(before, wanted.properties())) {
            return Outcome.conflict(Outcome.Reason.TOO_MUCH, found.get().node());
        }
        boolean changed = false;
        for (var property : wanted.properties().entrySet()) {
            if (!property.getValue().equals(Optional.ofNullable(before.get(property.getKey())))) {
                turn.ledger.properties().put(wanted.node(), property.getKey(), property.getValue());
                changed = true;
            }
        }
        Node node = found.get().node();
        return changed ? turn.note(Change.Kind.PROPERTIES, node, found.get().scope()) : new Outcome.Done(node, false);
    }

    private static boolean isTooMuch(Map<String, String> before, Map<String, Optional<String>> wanted) {
        Map<String, String> after = new HashMap<>(before);
        wanted.forEach((name, value) -> value.ifPresentOrElse(text -> after.put(name, text), () -> after.remove(name)));
        return weight(after) > Properties.MOST && weight(after) > weight(before);
    }

    private static long weight(Map<String, String> properties) {
        return properties.entrySet().stream()
                .mapToLong(it -> (long) it.getKey().length() + it.getValue().length())
                .sum();
    }

    Outcome keep(Operation.Keep wanted) throws IOException {
        Optional<Turn.Found> found = turn.find(wanted.file());
        Optional<Version> version = turn.ledger
                .versions()
                .find(wanted.version())
                .filter(v -> v.file().equals(wanted.file()));
        Optional<Outcome> refused = refusesVersion(found, version);
        if (refused.isPresent()) {
            return refused.get();
        }
        turn.ledger.versions().put(version.orElseThrow().kept(wanted.indefinitely()));
        return new Outcome.Done(found.orElseThrow().node(), false);
    }

    Outcome forget(Operation.Forget wanted) throws IOException {
        Optional<Turn.Found> found = turn.find(wanted.file());
        Optional<Version> version = turn.ledger
                .versions()
                .find(wanted.version())
                .filter(v -> v.file().equals(wanted.file()));
        Optional<Outcome> refused = refusesVersion(found, version);
        if (refused.isPresent()) {
            return refused.get();
        }
        Node node = found.orElseThrow().node();
        if (node instanceof File file && file.content().version().equals(wanted.version())) {
            return Outcome.conflict(Outcome.Reason.CURRENT_VERSION, node);
        }
        new Retention(turn.ledger).drop(version.orElseThrow());
        return new Outcome.Done(node, false);
    }

    Outcome revert(Operation.Revert wanted) throws IOException {
        Optional<Turn.Found> found = turn.find(wanted.file());
        Optional<Version> version = turn.ledger
                .versions()
                .find(wanted.version())
                .filter(v -> v.file().equals(wanted.file()));
        Optional<Outcome> refused = refusesVersion(found, version);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!(found.orElseThrow().node() instanceof File file)) {
            return Outcome.conflict(Outcome.Reason.NOT_A_FILE, found.get().node());
        }
        Versions versions = turn.ledger.versions();
        Upload upload = new Upload(
                versions.manifest(wanted.version()),
                List.of(),
                Optional.of(version.orElseThrow().modified()),
                Optional.empty(),
                versions.digests(wanted.version()));
        Optional<Outcome> full = turn.refusesBytes(upload.manifest().size());
        return full.isPresent()
                ? full.get()
                : new Writing(turn).renew(file, upload, found.get().scope());
    }

    private Optional<Outcome> refusesVersion(Optional<Turn.Found> found, Optional<Version> version) throws IOException {
        return found.isEmpty() || version.isEmpty()
                ? Optional.of(Outcome.conflict(Outcome.Reason.MISSING))
                : turn.refusesChange(found.get());
    }
}
