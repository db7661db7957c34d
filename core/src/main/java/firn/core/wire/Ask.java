package firn.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bodies that requests carry. */
public sealed interface Ask {
    /** Those about signing in have a file of their own. */
    non-sealed interface SigningIn extends Ask {}

    /** Those of bulk transfers likewise. */
    non-sealed interface Bulk extends Ask {}

    record SignIn(String email, String password) implements Ask {}

    record ChangePassword(String current, String next) implements Ask {}

    record NewAppPassword(String name, Optional<Long> drive, Optional<Boolean> readOnly) implements Ask {}

    /** A folder, or a link when there is a {@code target}. */
    record NewNode(
            Long parent, String name, Optional<String> target, Optional<Instant> created, Optional<Instant> modified)
            implements Ask {}

    /** Either a new place (one of the first three) or new marks (one of the last three). */
    record Change(
            Optional<Long> parent,
            Optional<String> name,
            Optional<Boolean> replace,
            Optional<Instant> created,
            Optional<Instant> modified,
            Optional<Boolean> executable)
            implements Ask {}

    /** {@code name}: its own unless given; {@code deep}: with all below it unless false. */
    record Copy(Long parent, Optional<String> name, Optional<Boolean> replace, Optional<Boolean> deep) implements Ask {}

    /** Where to restore to; where it was, for what is not given. */
    record Restore(Optional<Long> parent, Optional<String> name) implements Ask {}

    record Keep(Boolean kept) implements Ask {}

    /** What goes into a ZIP, by ids. */
    record Zip(List<Long> nodes) implements Ask {}

    /** A new file from a version. */
    record FromVersion(Long parent, String name) implements Ask {}

    /**
     * A file to be uploaded piece by piece.
     *
     * @param size bytes of the whole, when known
     * @param ifMatch the entity tag that the file at the place must have
     * @param ifAbsent whether nothing may be at the place
     */
    record NewUpload(
            Long parent,
            String name,
            Optional<Long> size,
            Optional<Instant> modified,
            Optional<String> ifMatch,
            Optional<Boolean> ifAbsent)
            implements Ask {}
}
