package firn.storage.catalog;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps {@code version.is_current} true, so that old versions are found without walking past all current ones. A new
 * version is written as current, since nearly all become so at once; the few that nobody claims until the end of the
 * transaction are put right then. A new file costs no statement for it.
 */
final class Currency {
    private static final String SET = "UPDATE version SET is_current = 1 WHERE drive_id = ? AND version_id = ?";
    private static final String CLEAR = "UPDATE version SET is_current = 0 WHERE drive_id = ? AND version_id = ?";
    private static final String SETTLE = "UPDATE version SET is_current = 0 WHERE drive_id = ? AND version_id = ?"
            + " AND NOT EXISTS (SELECT 1 FROM node WHERE node.drive_id = version.drive_id"
            + " AND node.node_id = version.node_id AND node.version_id = version.version_id)";

    private final Sql sql;
    private final Set<Long> unclaimed = new HashSet<>();

    Currency(Sql sql) {
        this.sql = sql;
    }

    /** A version was added, as current. */
    void added(long version) {
        unclaimed.add(version);
    }

    /** A node that is new got a version (0: none) as its content. */
    void claimed(long version) throws IOException {
        if (version != 0 && !unclaimed.remove(version)) {
            sql.change(SET).with(version).run();
        }
    }

    /** A node's content changed from one version (0: none) to another (0: none). */
    void changed(long before, long now) throws IOException {
        if (before == now) {
            return;
        }
        if (before != 0) {
            sql.change(CLEAR).with(before).run();
        }
        if (now != 0 && !unclaimed.remove(now)) {
            sql.change(SET).with(now).run();
        }
    }

    void settle() throws IOException {
        for (long version : unclaimed) {
            sql.change(SETTLE).with(version).run();
        }
        unclaimed.clear();
    }
}
