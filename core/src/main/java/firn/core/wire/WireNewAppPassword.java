package firn.core.wire;

/** A fresh app password with its secret, which is told this once. */
public record WireNewAppPassword(WireAppPassword password, String secret) {}
