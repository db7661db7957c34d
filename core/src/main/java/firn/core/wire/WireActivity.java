package firn.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to a node; {@code next} is “before” of the next page, absent at the end. */
public record WireActivity(List<WireDeed> entries, Optional<Long> next) {
    /**
     * @param what {@code created}, {@code written}, {@code renamed}, {@code moved}, {@code touched}, {@code properties},
     *     {@code trashed}, {@code restored}
     * @param now where it was afterwards, and what
     * @param before where it was before, and what; absent when it was not there or may not be told
     */
    public record WireDeed(
            long cursor, Instant at, WireAuthor author, String what, WireStand now, Optional<WireStand> before) {}

    /** @param parent a folder's id; absent in the trash. {@code version} and {@code size} are a file's */
    public record WireStand(Optional<Long> parent, String name, Optional<Long> version, Optional<Long> size) {}
}
