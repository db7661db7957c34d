package firn.storage.catalog;

import firn.core.drive.Order;
import firn.core.drive.Order.Position;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder's entries in an order that is asked for: first the folders, then the others. */
record SqlListing(Sql sql, String select, NodeId parent, Order order) {
    List<Node> page(Optional<Position> after, int limit) throws IOException {
        List<Node> found = new ArrayList<>();
        boolean amongFolders = after.isEmpty() || after.get().folder();
        if (amongFolders) {
            found.addAll(group(true, after, limit));
        }
        if (found.size() < limit) {
            found.addAll(group(false, amongFolders ? Optional.empty() : after, limit - found.size()));
        }
        return List.copyOf(found);
    }

    private List<Node> group(boolean folders, Optional<Position> after, int limit) throws IOException {
        String text = select + "parent_id = ? AND kind " + (folders ? "= 0" : "<> 0")
                + (after.isPresent() ? " AND " + behind() : "") + " ORDER BY " + columns() + " LIMIT ?";
        sql.ask(text).with(parent.value());
        if (after.isPresent()) {
            fill(after.get());
        }
        return sql.with(limit).list(SqlNodes::read);
    }

    private String columns() {
        String way = order.descending() ? " DESC" : "";
        return switch (order.by()) {
            case NAME -> "name_key" + way;
            case SIZE -> "size" + way + ", name_key";
            case MODIFIED -> "modified_s" + way + ", modified_n" + way + ", name_key";
        };
    }

    private String behind() {
        String than = order.descending() ? " < ?" : " > ?";
        return switch (order.by()) {
            case NAME -> "name_key" + than;
            case SIZE -> "(size" + than + " OR (size = ? AND name_key > ?))";
            case MODIFIED ->
                "(modified_s" + than + " OR (modified_s = ? AND (modified_n" + than
                        + " OR (modified_n = ? AND name_key > ?))))";
        };
    }

    private void fill(Position after) throws IOException {
        switch (order.by()) {
            case NAME -> sql.with(after.key());
            case SIZE -> sql.with(after.size()).with(after.size()).with(after.key());
            case MODIFIED -> {
                Instant modified = after.modified();
                long seconds = modified.getEpochSecond();
                int nanos = modified.getNano();
                sql.with(seconds).with(seconds).with(nanos).with(nanos).with(after.key());
            }
        }
    }
}
