package firn.core.drive;

import firn.core.content.Manifest;
import firn.core.content.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content whose chunks are durable already, ready to become a version.
 *
 * @param placements where those chunks lie that were stored for it
 * @param modified the modification time the client gave; the drive's clock where it gave none
 * @param executable the execute bit, unchanged where not given
 * @param digests checked digests of the whole content in lower-case hexadecimal, by algorithm
 */
public record Upload(
        Manifest manifest,
        List<Placement> placements,
        Optional<Instant> modified,
        Optional<Boolean> executable,
        Map<String, String> digests) {
    /** The empty content. */
    public static final Upload EMPTY =
            new Upload(Manifest.EMPTY, List.of(), Optional.empty(), Optional.empty(), Map.of());

    public Upload modified(Instant moment) {
        return new Upload(manifest, placements, Optional.of(moment), executable, digests);
    }
}
