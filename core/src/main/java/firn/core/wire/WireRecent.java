package firn.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is new on a drive; {@code next} is “before” of the next page, absent at the end. */
public record WireRecent(List<WireRecentNode> entries, Optional<Long> next) {
    /** @param what {@code created}, {@code written}, {@code restored} or {@code moved} (from another root folder) */
    public record WireRecentNode(Instant at, WireAuthor author, String what, WireNode node) {}
}
