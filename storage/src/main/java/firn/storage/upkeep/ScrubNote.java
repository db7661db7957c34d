package firn.storage.upkeep;

import firn.storage.care.FileScrub;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the reading of a drive is.
 *
 * @param began of the one under way, or of the last
 * @param under where the one under way has come to; empty: none is
 * @param last what the last one that came to its end has found
 */
public record ScrubNote(long drive, Instant began, Optional<UnderWay> under, Optional<Found> last) {
    public record UnderWay(FileScrub.Position at, long chunks, long bytes) {}

    /** @param report as whoever read wrote it */
    public record Found(Instant at, String report) {}
}
