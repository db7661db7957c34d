package firn.core.tree;

/** A node with content. {@code executable} is the owner's execute bit. */
public record File(NodeId id, Place place, Times times, Content content, boolean executable) implements Node {
    @Override
    public File at(Place elsewhere) {
        return new File(id, elsewhere, times, content, executable);
    }

    @Override
    public File with(Times others) {
        return new File(id, place, others, content, executable);
    }

    /** The same file with another content. */
    public File with(Content other) {
        return new File(id, place, times, other, executable);
    }

    public File executable(boolean bit) {
        return new File(id, place, times, content, bit);
    }
}
