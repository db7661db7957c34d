package firn.core.tree;

/** A symbolic link. Its target is text to the drive: kept as it is, never followed. */
public record Link(NodeId id, Place place, Times times, String target) implements Node {
    @Override
    public Link at(Place elsewhere) {
        return new Link(id, elsewhere, times, target);
    }

    @Override
    public Link with(Times others) {
        return new Link(id, place, others, target);
    }
}
