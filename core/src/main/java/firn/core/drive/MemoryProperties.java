package firn.core.drive;

import firn.core.tree.Name;
import firn.core.tree.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The properties of a drive's nodes in memory. */
final class MemoryProperties implements Properties {
    private final MemoryState state;
    private final Permit permit;

    MemoryProperties(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public Map<String, String> of(NodeId node) {
        permit.toRead();
        return state.properties.get(node).map(SortedTree::toMap).orElse(Map.of());
    }

    @Override
    public Optional<Map<NodeId, Map<String, String>>> below(NodeId parent) {
        permit.toRead();
        var found = new LinkedHashMap<NodeId, Map<String, String>>();
        state.properties.after(Optional.empty(), (id, properties) -> {
            if (state.nodes.get(id).filter(node -> node.parent().equals(parent)).isPresent()) {
                found.put(id, properties.toMap());
            }
            return true;
        });
        long weight =
                found.values().stream().mapToLong(MemoryProperties::weight).sum();
        return weight > MOST_BELOW ? Optional.empty() : Optional.of(Collections.unmodifiableMap(found));
    }

    private static long weight(Map<String, String> properties) {
        return properties.entrySet().stream()
                .mapToLong(it -> (long) it.getKey().length() + it.getValue().length())
                .sum();
    }

    @Override
    public void clear(NodeId node) {
        permit.toWrite();
        state.properties = state.properties.without(node);
    }

    @Override
    public void put(NodeId node, String name, Optional<String> value) {
        permit.toWrite();
        SortedTree<String, String> before = state.properties.get(node).orElse(SortedTree.empty(Name.KEY_ORDER));
        var now = value.map(text -> before.with(name, text)).orElseGet(() -> before.without(name));
        state.properties = now.isEmpty() ? state.properties.without(node) : state.properties.with(node, now);
    }
}
