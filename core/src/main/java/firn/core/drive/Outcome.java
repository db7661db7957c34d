package firn.core.drive;

import firn.core.tree.Node;
import java.util.List;
import java.util.Optional;

/** What became of an operation. All but {@link Done} mean that nothing was changed. */
public sealed interface Outcome {
    /** @param node as it is now (as it last was, when it was purged); {@code created} whether it is new at its place */
    record Done(Node node, boolean created) implements Outcome {}

    /** The drive is not as the operation needs it; {@code current} is what is there. */
    record Conflict(Reason reason, Optional<Node> current) implements Outcome {}

    /** The actor lacks this right. */
    record Forbidden(Right needed) implements Outcome {}

    /** These locks stand in the way. */
    record Locked(List<Lock> locks) implements Outcome {}

    /** The drive may keep {@code limit} bytes and has {@code used}; this would add {@code wanted}. */
    record OverQuota(long limit, long used, long wanted) implements Outcome {}

    enum Reason {
        /** Something is there already. */
        EXISTS,
        /** The node, or the version, is not there. */
        MISSING,
        /** The folder it should go into is not there. */
        NO_PARENT,
        /** What it should go into is a file or a link. */
        PARENT_IS_NO_FOLDER,
        /** It is a folder where a file is needed. */
        NOT_A_FILE,
        /** It was changed meanwhile. */
        CHANGED,
        /** A folder cannot go into itself or what is below it. */
        INTO_ITSELF,
        /** It is the current version, which stays. */
        CURRENT_VERSION,
        /** The place names a chunk that this drive does not hold. */
        MISSING_CHUNK,
        /** The drive's own folder, which cannot be changed. */
        FIXED,
        /** A node has as many properties, or an account as many locks, as a drive keeps. */
        TOO_MUCH
    }

    static Conflict conflict(Reason reason) {
        return new Conflict(reason, Optional.empty());
    }

    static Conflict conflict(Reason reason, Node current) {
        return new Conflict(reason, Optional.of(current));
    }
}
