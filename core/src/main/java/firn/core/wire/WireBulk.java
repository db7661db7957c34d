package firn.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What bulk transfers are answered with; {@code extents} as in {@link BulkAsk}. */
public sealed interface WireBulk {
    /** What would have to be sent. */
    record Missing(byte[] extents) implements WireBulk {}

    /** How many chunks are safe, and until when at least. */
    record Brought(int chunks, Instant expires) implements WireBulk {}

    /** One answer for each step. */
    record Committed(List<Answer> answers) implements WireBulk {}

    /**
     * {@code code}: {@code created} or {@code done}, or the code of a problem. Node and version as they are now, or of
     * what stands in the way.
     */
    record Answer(String code, Optional<Long> node, Optional<Long> version, long cursor) {}

    /** One for each file that was asked for, at the beginning of the list; ask again for the rest. */
    record Manifests(List<Content> files) implements WireBulk {}

    /**
     * Without version and extents: it is not there, or not for the asker. {@code rest}: number of the first extent that is
     * not told; ask for this version from there.
     */
    record Content(long node, Optional<Long> version, Optional<byte[]> extents, Optional<Integer> rest) {}
}
