package firn.core.people;

import java.time.Instant;

/**
 * A drive that nobody sees any more.
 *
 * @param doomed it is being removed: there is no way back
 */
public record DeletedDrive(DriveEntry drive, Instant deletedAt, boolean doomed) {}
