package firn.core.people;

import java.time.Instant;

/**
 * A person who signs in. The password's hash stays in the {@link Directory}.
 *
 * @param twoFactor whether a second factor is on; then WebDAV takes app passwords alone (DAV-2)
 * @param blocked whether nothing of this account may sign in
 */
public record Account(long id, Email email, String name, boolean twoFactor, boolean blocked, Instant createdAt) {}
