package firn.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Some of what is in the trash, newest first; {@code next} asks for what is behind, absent at the end. */
public record WireTrash(List<WireTrashed> entries, Optional<String> next) {
    /** {@code origin} is the folder it lay in. */
    public record WireTrashed(WireNode node, long origin, Instant at, WireAuthor author) {}
}
