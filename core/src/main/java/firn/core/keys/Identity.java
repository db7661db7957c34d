package firn.core.keys;

import java.time.Instant;

/** An account at an external provider (OpenID Connect) that signs one of ours in. */
public record Identity(String issuer, String subject, long account, String email, Instant linkedAt) {}
