package firn.core.tree;

import java.time.Instant;

/** When a node came into being and when its content was last changed, as its owner's device says; any year, to the ns. */
public record Times(Instant created, Instant modified) {}
