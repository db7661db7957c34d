package firn.core.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of a drive.
 *
 * @param what {@code created}, {@code written}, {@code moved}, {@code touched}, {@code properties}, {@code trashed},
 *     {@code restored}, {@code purged}; {@code appears} or {@code disappears} when the node came into, or went out of,
 *     the asker's sight with all below it
 * @param node the node's id
 * @param now the node as it was then; absent when it disappears or was purged
 */
public record WireChange(long cursor, Instant at, WireAuthor author, String what, long node, Optional<WireNode> now) {}
