package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.core.tree.Folder;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out the steps of one part of a commit inside its transaction. */
final class Committing {
    private final Turn turn;
    private final Map<Integer, NodeId> made;
    private final Map<ChunkId, Claims.Claim> claims;
    private final Set<ChunkId> placed = new HashSet<>();

    /**
     * @param made folders that earlier steps have made, by the step's number; those made here are added
     * @param claims the author's claims on chunks that the part names
     */
    private Committing(Turn turn, Map<Integer, NodeId> made, Map<ChunkId, Claims.Claim> claims) {
        this.turn = turn;
        this.made = made;
        this.claims = claims;
    }

    /** Does the steps, of which the first has the number {@code first}, and answers each. */
    static List<Answer> run(Turn turn, Map<Integer, NodeId> made, List<Step> steps, int first) throws IOException {
        Set<ChunkId> named = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.WriteFile file) {
                file.content().manifest().extents().forEach(extent -> named.add(extent.chunk()));
            }
        }
        long account = turn.guard.author().account();
        var part = new Committing(turn, made, turn.ledger.claims().of(account, named));
        List<Answer> answers = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            Outcome outcome = part.apply(steps.get(i));
            if (outcome instanceof Outcome.Done(Node node, boolean created)
                    && steps.get(i) instanceof Step.MakeFolder) {
                made.put(first + i, node.id());
            }
            answers.add(Answer.of(outcome, turn.ledger.head().cursor()));
        }
        turn.ledger.claims().placed(account, part.placed);
        return answers;
    }

    private Outcome apply(Step step) throws IOException {
        return switch (step) {
            case Step.Plain(Operation operation) -> Drive.apply(turn, operation);
            case Step.MakeFolder it -> folder(it);
            case Step.MakeLink(Step.Target at, var times, String target) ->
                in(at, place -> new Making(turn).link(new Operation.MakeLink(place, times, target)));
            case Step.WriteFile(Step.Target at, Step.Content content, Precondition only) ->
                in(at, place -> write(place, content, only));
            case Step.WriteListed unread -> Outcome.conflict(Outcome.Reason.MISSING_CHUNK);
            case Step.Move(NodeId node, Step.Target to, boolean replace, Precondition only) ->
                in(to, place -> new Moving(turn).move(new Operation.Move(node, place, replace, only)));
        };
    }

    private interface Placed {
        Outcome at(Place place) throws IOException;
    }

    private Outcome in(Step.Target target, Placed placed) throws IOException {
        Optional<NodeId> folder = switch (target.into()) {
            case Step.Into.Known(NodeId known) -> Optional.of(known);
            case Step.Into.Made(int step) -> Optional.ofNullable(made.get(step));
        };
        return folder.isEmpty()
                ? Outcome.conflict(Outcome.Reason.NO_PARENT)
                : placed.at(new Place(folder.get(), target.name()));
    }

    private Outcome folder(Step.MakeFolder wanted) throws IOException {
        return in(wanted.at(), place -> {
            Optional<Node> there = wanted.reuse() ? turn.at(place) : Optional.empty();
            if (there.isPresent()
                    && there.get() instanceof Folder
                    && turn.find(there.get().id()).isPresent()) {
                return new Outcome.Done(there.get(), false);
            }
            return new Making(turn).folder(new Operation.MakeFolder(place, wanted.times()));
        });
    }

    private Outcome write(Place place, Step.Content content, Precondition only) throws IOException {
        Set<Extent> unclaimed = new HashSet<>();
        Set<Placement> brought = new LinkedHashSet<>();
        for (Extent extent : content.manifest().extents()) {
            Optional<Placement> claim = Optional.ofNullable(claims.get(extent.chunk()))
                    .map(Claims.Claim::at)
                    .filter(at -> at.extent().equals(extent));
            claim.ifPresentOrElse(brought::add, () -> unclaimed.add(extent));
        }
        for (Source source : content.sources()) {
            if (!unclaimed.isEmpty()) {
                source.take(unclaimed, turn.guard, turn.ledger);
            }
        }
        if (!unclaimed.isEmpty()) {
            return Outcome.conflict(Outcome.Reason.MISSING_CHUNK);
        }
        var upload = new Upload(
                content.manifest(), List.copyOf(brought), content.modified(), content.executable(), Map.of());
        Outcome outcome = new Writing(turn).write(new Operation.WriteFile(place, upload, only));
        if (outcome instanceof Outcome.Done) {
            brought.stream().map(Placement::chunk).filter(this::isUncounted).forEach(placed::add);
        }
        return outcome;
    }

    private boolean isUncounted(ChunkId chunk) {
        Claims.Claim claim = claims.get(chunk);
        return claim != null && !claim.placed();
    }
}
