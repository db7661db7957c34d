package firn.core.people;

/** An account, the organisation it represents, and a drive of that which it administers. */
public record Founding(Account account, Organisation organisation, DriveEntry drive) {}
