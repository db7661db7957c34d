package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Transfers of many chunks and files at once. A chunk may be referred to only by who has brought it to this drive (a claim
 * remembers that) or may read a version that holds it and says which; of any other chunk it is not told that it is there.
 */
public final class Transfers {
    /** Steps in one transaction: other writers pass in between. */
    static final int PART = 1000;

    private final Drive drive;
    private final Guard guard;

    Transfers(Drive drive, Guard guard) {
        this.drive = drive;
        this.guard = guard;
    }

    /** Those of the extents that the author has not brought and that none of the sources holds for them. */
    public Set<Extent> missing(Collection<Extent> extents, List<Source> sources) throws IOException {
        return drive.read(ledger -> {
            Set<Extent> missing = new HashSet<>(extents);
            for (Source source : sources) {
                source.take(missing, guard, ledger);
            }
            List<ChunkId> unknown = missing.stream().map(Extent::chunk).toList();
            for (var claim :
                    ledger.claims().of(guard.author().account(), unknown).values()) {
                missing.remove(claim.at().extent());
            }
            return missing;
        });
    }

    /**
     * Does the steps one after another, many in one transaction; durable on return. A failure may leave the first parts
     * done: who sends the commit again hears of all.
     *
     * @throws ReusedRequestException when the request's name was used for another commit
     */
    public List<Answer> commit(Commit commit) throws IOException {
        List<Step> all = new Listed(drive, guard.author().account()).read(commit.steps());
        List<Answer> answers = new ArrayList<>(all.size());
        Map<Integer, NodeId> made = new HashMap<>();
        for (int from = 0; from < all.size(); from += PART) {
            int first = from;
            var steps = all.subList(from, Math.min(from + PART, all.size()));
            var key = new Replies.Key(guard.author().account(), commit.request(), from / PART);
            List<Answer> part =
                    drive.write(guard, turn -> part(turn, key, commit.digest(), new Part(made, steps, first)));
            answers.addAll(part);
            for (int i = 0; i < part.size(); i++) {
                if (part.get(i).done() && steps.get(i) instanceof Step.MakeFolder) {
                    made.put(first + i, new NodeId(part.get(i).node()));
                }
            }
        }
        return answers;
    }

    private record Part(Map<Integer, NodeId> made, List<Step> steps, int first) {}

    private static List<Answer> part(Turn turn, Replies.Key key, byte[] digest, Part part) throws IOException {
        Replies replies = turn.ledger.replies();
        Optional<Replies.Reply> reply = replies.find(key);
        if (reply.isPresent()) {
            if (!Arrays.equals(reply.get().digest(), digest)) {
                throw new ReusedRequestException(key.request());
            }
            return Answer.decode(reply.get().answers());
        }
        List<Answer> answers = Committing.run(turn, new HashMap<>(part.made()), part.steps(), part.first());
        replies.put(key, new Replies.Reply(digest, Answer.encode(answers)), turn.now.plus(Bringing.KEPT));
        return answers;
    }
}
