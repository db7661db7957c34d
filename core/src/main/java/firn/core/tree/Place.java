package firn.core.tree;

/** Where a node is: the folder it lies in and its name there. */
public record Place(NodeId parent, Name name) {}
