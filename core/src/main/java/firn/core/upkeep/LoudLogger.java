package firn.core.upkeep;

import java.time.Instant;

/** A logger that logs more, or less, than is set, until then. */
public record LoudLogger(String logger, String level, Instant until) {}
