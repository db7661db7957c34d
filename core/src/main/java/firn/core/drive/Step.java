package firn.core.drive;

import firn.core.content.Manifest;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import firn.core.tree.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing to be done in a {@link Commit}. */
public sealed interface Step {
    /** The folder something goes into. */
    sealed interface Into {
        record Known(NodeId folder) implements Into {}

        /** The one that an earlier step of the commit makes, by its number from 0 on. */
        record Made(int step) implements Into {}
    }

    record Target(Into into, Name name) {}

    /** @param reuse whether a folder that is there already will do */
    record MakeFolder(Target at, Times times, boolean reuse) implements Step {}

    record MakeLink(Target at, Times times, String target) implements Step {}

    /** Writes a file whose chunks the author has brought, or may read in one of the sources. */
    record WriteFile(Target at, Content content, Precondition only) implements Step {}

    /**
     * The same of a file with so many chunks that its manifest was brought in chunks as well: the given manifest is that of
     * the file's manifest's binary form.
     */
    record WriteListed(WriteFile file) implements Step {}

    record Move(NodeId node, Target to, boolean replace, Precondition only) implements Step {}

    /** What needs nothing of the commit. */
    record Plain(Operation operation) implements Step {}

    record Content(Manifest manifest, Optional<Instant> modified, Optional<Boolean> executable, List<Source> sources) {
        public Content {
            sources = List.copyOf(sources);
        }
    }
}
