package firn.core.upkeep;

import java.time.Instant;
import java.util.Optional;

/** What is known of a job. */
public record JobRecord(String name, Optional<Run> last, Optional<Instant> next, boolean wished) {
    /**
     * A run.
     *
     * @param ended empty: it is under way, or the server died in the middle
     * @param words how it went
     */
    public record Run(Instant began, Optional<Instant> ended, boolean failed, String words) {}
}
