package firn.storage.catalog;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Notes, for the export of the journal, the nodes whose records a transaction changed without telling the journal. What
 * the journal tells is found there: so an ordinary write costs no statement for it.
 */
final class Traces {
    private static final String NOTE = "INSERT INTO export_touched (drive_id, node_id) VALUES (?, ?)";

    private final Sql sql;
    private final Set<Long> touched = new HashSet<>();
    private final Set<Long> told = new HashSet<>();

    Traces(Sql sql) {
        this.sql = sql;
    }

    /** Something that belongs to the node was changed. */
    void touched(long node) {
        touched.add(node);
    }

    /** The journal has a row of this transaction about the node. */
    void told(long node) {
        told.add(node);
    }

    void settle() throws IOException {
        touched.removeAll(told);
        for (long node : touched) {
            sql.change(NOTE).with(node).gather();
        }
        if (!touched.isEmpty()) {
            sql.runGathered();
        }
        touched.clear();
        told.clear();
    }
}
