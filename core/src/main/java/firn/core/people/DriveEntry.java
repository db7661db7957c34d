package firn.core.people;

import java.time.Instant;

/** A drive as the directory knows it: whose it is and what it runs under. Its content is in the catalogue, by the same id. */
public record DriveEntry(long id, String name, long organisation, String offer, Instant createdAt) {}
