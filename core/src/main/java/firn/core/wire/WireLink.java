package firn.core.wire;

/** A symbolic link's target: text, never followed. */
public record WireLink(String target) {}
