package firn.core.keys;

import firn.core.people.Limits;
import java.time.Instant;

/** A program asks to be let in (RFC 8628); nobody has answered yet. {@code limits}: what it wants at most. */
public record DeviceRequest(long id, Program program, Limits limits, Instant expiresAt) {}
