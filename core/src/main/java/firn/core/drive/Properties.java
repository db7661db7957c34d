package firn.core.drive;

import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Properties clients attach to nodes (WebDAV dead properties): a name to a value, both opaque to the drive. */
public interface Properties {
    /** By name, in an order that is always the same. */
    Map<String, String> of(NodeId node) throws IOException;

    /** Characters that all names and values of one node may have. */
    int MOST = 1 << 17;

    /** Characters that are told of a folder's children at once. */
    long MOST_BELOW = 4L << 20;

    /**
     * The properties of a folder's children that have any: one question instead of one for each. Empty when they have more
     * than {@link #MOST_BELOW} characters, so that nobody's properties fill the memory; then each is to be asked for.
     */
    Optional<Map<NodeId, Map<String, String>>> below(NodeId parent) throws IOException;

    /** Forgets all properties of a node. */
    void clear(NodeId node) throws IOException;

    /** Sets the property, or removes it where the value is empty. */
    void put(NodeId node, String name, Optional<String> value) throws IOException;
}
