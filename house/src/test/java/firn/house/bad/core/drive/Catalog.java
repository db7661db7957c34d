package firn.house.bad.core.drive;

/** What requests must not reach; and half of a cycle. */
public final class Catalog {
    public firn.house.bad.core.ring.Ring ring;
}
