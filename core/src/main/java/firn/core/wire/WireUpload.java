package firn.core.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * An upload under way.
 *
 * @param offset bytes that are safe; go on from there
 * @param expires when it is forgotten
 * @param node the file, once it is committed
 */
public record WireUpload(String id, long offset, Optional<Long> size, Instant expires, Optional<WireNode> node) {}
