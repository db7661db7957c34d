package firn.core.keys;

import java.time.Instant;
import java.util.Optional;

/** A passkey of an account, under the name its owner gave it. */
public record Passkey(
        long id, long account, String name, Credential credential, Instant createdAt, Optional<Instant> lastUsedAt) {}
