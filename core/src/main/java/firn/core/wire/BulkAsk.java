package firn.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bodies of bulk transfers. {@code extents}: 36 bytes each, a chunk's SHA-256 and its length as a big-endian int,
 * base64 in JSON.
 */
public sealed interface BulkAsk extends Ask.Bulk {
    /** A version that the asker knows chunks from. */
    record Source(Long node, Long version) {}

    /** Which of the extents would have to be sent. */
    record Missing(byte[] extents, Optional<List<Source>> sources) implements BulkAsk {}

    /**
     * {@code request}: the sender's own name for it, by which it is known when it is sent again. {@code listed}: number of the
     * step whose file is so large that its extents were brought in chunks themselves; those of these chunks are given.
     */
    record Commit(String request, List<Step> steps, Optional<Integer> listed) implements BulkAsk {}

    /** Exactly one of them. */
    record Step(
            Optional<NewFolder> folder,
            Optional<NewLink> link,
            Optional<NewFile> file,
            Optional<Move> move,
            Optional<Trash> trash,
            Optional<Touch> touch) {}

    /** In a folder by its id, or in the one that an earlier step makes, by the step's number from 0 on. */
    record At(Optional<Long> parent, Optional<Integer> step, String name) {}

    /** What must be so: nothing is there, or the file has this version. One of them. */
    record Condition(Optional<Boolean> absent, Optional<Long> version) {}

    /** {@code reuse}: a folder that is there already will do. */
    record NewFolder(At at, Optional<Instant> created, Optional<Instant> modified, Optional<Boolean> reuse) {}

    record NewLink(At at, String target, Optional<Instant> created, Optional<Instant> modified) {}

    record NewFile(
            At at,
            byte[] extents,
            Optional<Instant> modified,
            Optional<Boolean> executable,
            Optional<Condition> when,
            Optional<List<Source>> sources) {}

    record Move(Long node, At to, Optional<Boolean> replace, Optional<Condition> when) {}

    record Trash(Long node, Optional<Condition> when) {}

    record Touch(Long node, Optional<Instant> created, Optional<Instant> modified, Optional<Boolean> executable) {}

    /** Files to be told about or sent. */
    record Wanting(List<Wanted> files) implements BulkAsk {}

    /** The current version where none is given; all extents, or those from a number to before another. */
    record Wanted(Long node, Optional<Long> version, Optional<Integer> from, Optional<Integer> to) {}
}
