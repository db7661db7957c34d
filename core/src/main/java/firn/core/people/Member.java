package firn.core.people;

import java.time.Instant;

/** An account in an organisation. */
public record Member(long organisation, long account, OrganisationRole role, Instant since) {}
