package firn.core.people;

import java.time.Instant;
import java.util.Optional;

/** A password made for one program (DAV-2). Its secret is shown once and not kept, only a hash of it. */
public record AppPassword(
        long id, long account, String name, Limits limits, Instant createdAt, Optional<Instant> lastUsedAt) {}
