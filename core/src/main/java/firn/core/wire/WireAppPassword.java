package firn.core.wire;

import java.time.Instant;
import java.util.Optional;

/** A password for one program; without {@code drive} it opens all drives of the account. */
public record WireAppPassword(
        long id, String name, Optional<Long> drive, boolean readOnly, Instant created, Optional<Instant> lastUsed) {}
