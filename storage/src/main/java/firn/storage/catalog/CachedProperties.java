package firn.storage.catalog;

import firn.core.drive.Properties;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Properties from memory, by node and by folder. */
record CachedProperties(Sight sight, CachedNodes nodes) implements Properties {
    @Override
    public Map<String, String> of(NodeId node) throws IOException {
        return sight.ask(
                new Key.OfProperties(sight.drive, node),
                ledger -> ledger.properties().of(node));
    }

    @Override
    public Optional<Map<NodeId, Map<String, String>>> below(NodeId parent) throws IOException {
        return sight.ask(
                new Key.OfPropertiesBelow(sight.drive, parent),
                ledger -> ledger.properties().below(parent));
    }

    @Override
    public void put(NodeId node, String name, Optional<String> value) throws IOException {
        var writing = sight.writing();
        writing.inner().properties().put(node, name, value);
        changed(writing, node);
    }

    @Override
    public void clear(NodeId node) throws IOException {
        var writing = sight.writing();
        writing.inner().properties().clear(node);
        changed(writing, node);
    }

    private void changed(Sight.Writing writing, NodeId node) throws IOException {
        writing.touch(new Key.OfProperties(sight.drive, node));
        nodes.described(node);
    }
}
