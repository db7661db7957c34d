package firn.core.tree;

import java.time.Instant;

/**
 * A node in the trash. {@code node} lies under {@link NodeId#TRASH}; {@code origin} is the folder it was in, {@code
 * scope} the root folder above it then (itself if it was one).
 */
public record Trashed(Node node, NodeId origin, NodeId scope, Instant at, Author author) {}
