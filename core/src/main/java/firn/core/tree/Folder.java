package firn.core.tree;

/** A node that holds nodes. */
public record Folder(NodeId id, Place place, Times times) implements Node {
    @Override
    public Folder at(Place elsewhere) {
        return new Folder(id, elsewhere, times);
    }

    @Override
    public Folder with(Times others) {
        return new Folder(id, place, others);
    }
}
