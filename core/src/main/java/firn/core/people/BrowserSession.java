package firn.core.people;

import java.time.Instant;

/** Somebody signed in with a browser. The token is only with the browser; a hash of it is kept. */
public record BrowserSession(
        long id, long account, String userAgent, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}
