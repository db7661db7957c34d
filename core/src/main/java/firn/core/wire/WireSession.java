package firn.core.wire;

import java.time.Instant;

/** A browser signed in; {@code current} is the one that asks. */
public record WireSession(long id, String userAgent, Instant created, Instant lastSeen, boolean current) {}
