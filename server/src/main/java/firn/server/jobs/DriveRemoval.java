package firn.server.jobs;

import firn.core.people.DeletedDrives;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the drives that were deleted long enough ago; what was broken off goes on. */
public final class DriveRemoval implements Housekeeper.Chore {
    private static final Logger LOG = LoggerFactory.getLogger(DriveRemoval.class);

    private final DeletedDrives drives;
    private final Contents contents;
    private final InstantSource clock;
    private final Duration wait;

    /** Removes all that is kept of a drive; false when something is left, for another time. */
    @FunctionalInterface
    public interface Contents {
        boolean remove(long drive) throws IOException;
    }

    /** @param wait for so long a deleted drive can be restored */
    public DriveRemoval(DeletedDrives drives, Contents contents, InstantSource clock, Duration wait) {
        this.drives = drives;
        this.contents = contents;
        this.clock = clock;
        this.wait = wait;
    }

    /** The directory forgets a drive last: until then it knows what is still to be done. */
    @Override
    public void run() throws IOException {
        for (long drive : drives.doom(clock.instant().minus(wait))) {
            if (contents.remove(drive)) {
                drives.forget(drive);
                LOG.info("drive {}, deleted more than {} days ago, is removed", drive, wait.toDays());
            }
        }
    }
}
