package firn.storage.journal;

import firn.storage.chunks.Shelf;
import firn.storage.sql.Database;
import firn.storage.sql.SqlFailure;
import firn.storage.vault.KeyUse;
import java.io.IOException;

/** What is exported, and where to. {@code schema}: the version of the database's. */
record Ground(Database database, Shelf shelf, KeyUse keys, int schema, Pace pace) {
    /**
     * @param step changes, and nodes, that are read in one snapshot
     * @param enough bytes of plain frames that make a segment, about
     */
    record Pace(int step, int enough) {
        static final Pace USUAL = new Pace(1000, 4 << 20);
    }

    interface Question<T> {
        T ask();
    }

    /** What a database answers; its failures are {@link IOException}s here. */
    static <T> T asked(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (SqlFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
