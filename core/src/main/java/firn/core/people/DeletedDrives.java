package firn.core.people;

import java.time.Instant;
import java.util.List;

/**
 * The drives of a {@link Directory} that were deleted: for everybody else there are no such drives. Each waits, with its
 * name, its contents and everybody's role, until it is restored or goes for good.
 */
public interface DeletedDrives {
    /** {@link Answer.Missing} when there is none, or it is deleted already. */
    Answer<DriveEntry> delete(long id);

    /** By id. */
    List<DeletedDrive> all();

    /** {@link Answer.Missing} when no such drive waits, {@link Answer.Refused} when it is doomed. */
    Answer<DriveEntry> restore(long id);

    /** Dooms all that were deleted until then; answers all that are doomed. */
    List<Long> doom(Instant deletedUntil);

    /**
     * Forgets a doomed drive, with everybody's role on it, and the app passwords and devices that were let in to it
     * alone. Nothing happens to any other.
     */
    void forget(long id);
}
