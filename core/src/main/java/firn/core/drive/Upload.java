package firn.core.drive;

import firn.core.content.Manifest;
import firn.core.content.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content whose chunks are stored, ready to become a version.
 *
 * @param placements where those chunks lie that were stored for it
 * @param modified the modification time the client gave; the drive's clock where it gave none
 * @param executable the execute bit, unchanged where not given
 * @param digests checked digests of the whole content in lower-case hexadecimal, by algorithm
 * @param pending what is to be awaited before the version may be kept
 */
public record Upload(
        Manifest manifest,
        List<Placement> placements,
        Optional<Instant> modified,
        Optional<Boolean> executable,
        Map<String, String> digests,
        Pending pending) {
    /** The empty content. */
    public static final Upload EMPTY =
            new Upload(Manifest.EMPTY, List.of(), Optional.empty(), Optional.empty(), Map.of());

    /** Content that is durable already. */
    public Upload(
            Manifest manifest,
            List<Placement> placements,
            Optional<Instant> modified,
            Optional<Boolean> executable,
            Map<String, String> digests) {
        this(manifest, placements, modified, executable, digests, Pending.NOTHING);
    }

    public Upload modified(Instant moment) {
        return new Upload(manifest, placements, Optional.of(moment), executable, digests, pending);
    }

    public Upload digests(Map<String, String> checked) {
        return new Upload(manifest, placements, modified, executable, checked, pending);
    }
}
