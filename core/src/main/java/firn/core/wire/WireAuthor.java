package firn.core.wire;

/** Who did something: the account, its name ("" when it is nobody's), the device or app. */
public record WireAuthor(long account, String name, String device) {}
