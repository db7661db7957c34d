package firn.core.drive;

import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.VersionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One thing to be done to a drive. Each is done wholly or not at all; an {@link Outcome} says which. */
public sealed interface Operation {
    record MakeFolder(Place at, Times times) implements Operation {}

    record MakeLink(Place at, Times times, String target) implements Operation {}

    /** Makes a file or gives the one at the place a new version. The same content again makes no version (VER-1). */
    record WriteFile(Place at, Upload upload, Precondition only) implements Operation {}

    /**
     * Moves or renames. With {@code replace} an existing file becomes the moved one's content as a new version and
     * inherits its history; any other node in the way goes to the trash.
     */
    record Move(NodeId node, Place to, boolean replace, Precondition only) implements Operation {}

    /** Copies a file, link or folder; {@code deep} with all below it. {@code replace} as for {@link Move}. */
    record Copy(NodeId node, Place to, boolean replace, boolean deep) implements Operation {}

    /** Makes a file from a version of another; its content is shared. {@code at} must be free. */
    record CopyVersion(NodeId file, VersionId version, Place at) implements Operation {}

    /** Puts a node and all below it into the trash. */
    record Trash(NodeId node, Precondition only) implements Operation {}

    /**
     * Brings a node back from the trash: to a place, or to where it was, making missing folders anew (VER-8). With {@code
     * replace} what is at the place goes to the trash.
     */
    record Restore(NodeId node, Optional<Place> to, boolean replace) implements Operation {
        public Restore(NodeId node, Optional<Place> to) {
            this(node, to, false);
        }
    }

    /** Deletes a node of the trash for good, with its versions. */
    record Purge(NodeId node) implements Operation {}

    /** Changes times or the execute bit, where given. Makes no version. */
    record Touch(NodeId node, Optional<Instant> created, Optional<Instant> modified, Optional<Boolean> executable)
            implements Operation {}

    /** Sets properties, or removes those without a value. */
    record Describe(NodeId node, Map<String, Optional<String>> properties) implements Operation {}

    /** Keeps a version beyond the retention, or no longer. */
    record Keep(NodeId file, VersionId version, boolean indefinitely) implements Operation {}

    /** Deletes a version that is not the current one. */
    record Forget(NodeId file, VersionId version) implements Operation {}

    /** Makes an old version's content the current one, as a new version. */
    record Revert(NodeId file, VersionId version) implements Operation {}
}
