package firn.house.bad.bench;

/** What the product must not know. */
public final class Load {}
