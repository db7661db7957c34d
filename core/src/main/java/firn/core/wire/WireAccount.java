package firn.core.wire;

/** Who is signed in. */
public record WireAccount(long id, String email, String name, boolean twoFactor) {}
