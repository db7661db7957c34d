package firn.server.rest;

import firn.core.content.Manifest;
import firn.core.drive.Answer;
import firn.core.drive.Commit;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.drive.Step;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import firn.core.tree.Times;
import firn.core.tree.VersionId;
import firn.core.wire.BulkAsk;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the steps of a commit, strictly: one that cannot be understood refuses the whole, before anything is done. */
final class BulkSteps {
    /** Steps of a commit at most. */
    static final int MOST = 10_000;

    /** Extents of a file at most: 2 TiB in the longest chunks. */
    private static final int MOST_EXTENTS = 1 << 21;

    private static final int MOST_SOURCES = 16;
    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private final Instant now;
    private final int listed;
    private int number;

    /** @param listed number of the step whose file is given by its list; -1 for none */
    private BulkSteps(Instant now, int listed) {
        this.now = now;
        this.listed = listed;
    }

    static Commit read(BulkAsk.Commit wanted, byte[] body, Instant now) {
        if (!REQUEST.matcher(wanted.request()).matches()) {
            throw Problems.refusal("“request” must have 16 to 64 letters, digits, “-” or “_”, new for each commit.");
        }
        if (wanted.steps().size() > MOST) {
            throw Problems.refusal("A commit has at most " + MOST + " steps.");
        }
        int listed = wanted.listed().orElse(-1);
        if (wanted.listed().isPresent()
                && (listed < 0
                        || listed >= wanted.steps().size()
                        || wanted.steps().get(listed).file().isEmpty())) {
            throw Problems.refusal("“listed” must be the number of a step that writes a file.");
        }
        BulkSteps reader = new BulkSteps(now, listed);
        List<Step> steps = new ArrayList<>(wanted.steps().size());
        for (BulkAsk.Step step : wanted.steps()) {
            steps.add(reader.step(step));
            reader.number++;
        }
        return new Commit(wanted.request(), digest(body), steps);
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }

    /** What an answer is called: as the problem of the same reason. */
    static String code(Answer.Code code) {
        return switch (code) {
            case CREATED -> "created";
            case DONE -> "done";
            case FORBIDDEN -> "forbidden";
            case LOCKED -> "locked";
            case OVER_QUOTA -> "over-quota";
            case EXISTS,
                    MISSING,
                    NO_PARENT,
                    PARENT_IS_NO_FOLDER,
                    NOT_A_FILE,
                    CHANGED,
                    INTO_ITSELF,
                    CURRENT_VERSION,
                    MISSING_CHUNK,
                    FIXED,
                    TOO_MUCH ->
                Conflicts.of(Outcome.Reason.valueOf(code.name())).code();
        };
    }

    private Step step(BulkAsk.Step wanted) {
        List<Step> found = Stream.of(
                        wanted.folder().map(this::folder),
                        wanted.link().map(this::link),
                        wanted.file().map(this::file),
                        wanted.move().map(this::move),
                        wanted.trash().map(this::trash),
                        wanted.touch().map(this::touch))
                .flatMap(Optional::stream)
                .toList();
        if (found.size() != 1) {
            throw refusal("must be exactly one of folder, link, file, move, trash and touch");
        }
        return found.getFirst();
    }

    private Step folder(BulkAsk.NewFolder it) {
        return new Step.MakeFolder(
                target(it.at()), times(it.created(), it.modified()), it.reuse().orElse(false));
    }

    private Step link(BulkAsk.NewLink it) {
        return new Step.MakeLink(target(it.at()), times(it.created(), it.modified()), NodeRoutes.target(it.target()));
    }

    private Step file(BulkAsk.NewFile it) {
        var sources = BulkRoutes.sources(it.sources());
        if (sources.size() > MOST_SOURCES) {
            throw refusal("has more than " + MOST_SOURCES + " sources");
        }
        var content = new Step.Content(Manifest.decode(it.extents()), it.modified(), it.executable(), sources);
        var file = new Step.WriteFile(target(it.at()), content, precondition(it.when()));
        return number == listed ? listed(file) : file;
    }

    private Step listed(Step.WriteFile file) {
        if (file.content().manifest().size() > (long) MOST_EXTENTS * Manifest.EXTENT_BYTES) {
            throw refusal("has a list of more than " + MOST_EXTENTS + " extents");
        }
        return new Step.WriteListed(file);
    }

    private Step move(BulkAsk.Move it) {
        return new Step.Move(node(it.node()), target(it.to()), it.replace().orElse(false), precondition(it.when()));
    }

    private Step trash(BulkAsk.Trash it) {
        return new Step.Plain(new Operation.Trash(node(it.node()), precondition(it.when())));
    }

    private Step touch(BulkAsk.Touch it) {
        return new Step.Plain(new Operation.Touch(node(it.node()), it.created(), it.modified(), it.executable()));
    }

    private Times times(Optional<Instant> created, Optional<Instant> modified) {
        return new Times(created.orElse(now), modified.orElse(now));
    }

    private Step.Target target(BulkAsk.At at) {
        if (at.parent().isPresent() == at.step().isPresent()) {
            throw refusal("needs either “parent” or “step”");
        }
        if (at.step().isPresent()) {
            int step = at.step().get();
            if (step < 0 || step >= number) {
                throw refusal("may only go into what an earlier step makes");
            }
            return new Step.Target(new Step.Into.Made(step), new Name(at.name()));
        }
        return new Step.Target(new Step.Into.Known(Views.folder(at.parent().get())), new Name(at.name()));
    }

    private NodeId node(long id) {
        if (id < 1) {
            throw refusal("names a node by an id that is none");
        }
        return new NodeId(id);
    }

    private Precondition precondition(Optional<BulkAsk.Condition> when) {
        if (when.isEmpty()) {
            return new Precondition.None();
        }
        boolean absent = when.get().absent().orElse(false);
        if (absent == when.get().version().isPresent()) {
            throw refusal("needs either “absent”: true or “version” in “when”");
        }
        return absent
                ? new Precondition.Absent()
                : new Precondition.At(Set.of(new VersionId(when.get().version().orElseThrow())));
    }

    private Refusal refusal(String words) {
        return Problems.refusal("Step " + number + " " + words + ".");
    }
}
