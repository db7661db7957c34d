package firn.storage.journal;

import firn.storage.sql.Session;
import java.sql.SQLException;

/**
 * The index that keeps names apart. Nodes are told one after the other, each as it was at a moment of its own, so two may
 * have one name until the last of them is told.
 *
 * @param text that makes it again; empty when it was not there
 */
record SiblingIndex(String text) {
    private static final String NAME = "node_sibling";

    static SiblingIndex drop(Session session) throws SQLException {
        String ask = switch (session.dialect()) {
            case SQLITE -> "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?";
            case POSTGRESQL -> "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname = ?";
        };
        var found = session.one(ask, row -> row.getString(1), NAME).orElse("");
        session.update("DROP INDEX IF EXISTS " + NAME);
        return new SiblingIndex(found);
    }

    void restore(Session session) throws SQLException {
        if (!text.isEmpty()) {
            session.update(text);
        }
    }
}
