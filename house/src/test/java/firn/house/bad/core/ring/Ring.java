package firn.house.bad.core.ring;

/** The other half of the cycle. */
public final class Ring {
    public firn.house.bad.core.drive.Catalog catalog;
}
