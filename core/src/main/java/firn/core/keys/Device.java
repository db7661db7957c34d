package firn.core.keys;

import firn.core.people.Limits;
import java.time.Instant;
import java.util.Optional;

/** A program that its owner let in (OAuth 2). All tokens it ever got are one family. */
public record Device(
        long id, long account, Program program, Limits limits, Instant createdAt, Optional<Instant> lastUsedAt) {}
