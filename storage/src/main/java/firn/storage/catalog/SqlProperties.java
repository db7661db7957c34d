package firn.storage.catalog;

import firn.core.drive.Properties;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The properties of a drive's nodes in SQL. */
final class SqlProperties implements Properties {
    private static final String OF =
            "SELECT node_id, name, content FROM node_property WHERE drive_id = ? AND node_id = ? ORDER BY name";
    private static final String CHILDREN = " FROM node_property p JOIN node"
            + " ON node.drive_id = p.drive_id AND node.node_id = p.node_id WHERE p.drive_id = ? AND node.parent_id = ?";
    private static final String BELOW =
            "SELECT p.node_id, p.name, p.content" + CHILDREN + " ORDER BY p.node_id, p.name";
    private static final String WEIGHT =
            "SELECT CAST(COALESCE(SUM(LENGTH(p.name) + LENGTH(p.content)), 0) AS BIGINT)" + CHILDREN;
    private static final String PUT = "INSERT INTO node_property (drive_id, node_id, name, content)"
            + " VALUES (?, ?, ?, ?) ON CONFLICT (drive_id, node_id, name) DO UPDATE SET content = excluded.content";
    private static final String REMOVE = "DELETE FROM node_property WHERE drive_id = ? AND node_id = ? AND name = ?";
    private static final String CLEAR = "DELETE FROM node_property WHERE drive_id = ? AND node_id = ?";

    private record Property(NodeId node, String name, String content) {}

    private final Sql sql;

    SqlProperties(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, String> of(NodeId node) throws IOException {
        return ask(OF, node).getOrDefault(node, Map.of());
    }

    @Override
    public Optional<Map<NodeId, Map<String, String>>> below(NodeId parent) throws IOException {
        long weight = sql.ask(WEIGHT).with(parent.value()).list(Cells::number).getFirst();
        return weight > MOST_BELOW ? Optional.empty() : Optional.of(weight == 0 ? Map.of() : ask(BELOW, parent));
    }

    private Map<NodeId, Map<String, String>> ask(String question, NodeId about) throws IOException {
        var properties = sql.ask(question)
                .with(about.value())
                .list(cells -> new Property(new NodeId(cells.number()), cells.text(), cells.text()));
        var byNode = new LinkedHashMap<NodeId, Map<String, String>>();
        for (Property property : properties) {
            byNode.computeIfAbsent(property.node(), node -> new LinkedHashMap<>())
                    .put(property.name(), property.content());
        }
        byNode.replaceAll((node, ofNode) -> Collections.unmodifiableMap(ofNode));
        return Collections.unmodifiableMap(byNode);
    }

    @Override
    public void put(NodeId node, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            sql.change(PUT).with(node.value()).with(name).with(value.get()).run();
        } else {
            sql.change(REMOVE).with(node.value()).with(name).run();
        }
    }

    @Override
    public void clear(NodeId node) throws IOException {
        sql.change(CLEAR).with(node.value()).run();
    }
}
