package firn.storage.catalog;

import java.io.IOException;
import java.util.Locale;

/** The tables that hold rows of a drive, besides its head, and how a removed drive's rows go: some in each transaction. */
enum SqlRemoval {
    NODE_GRANT("node_id"),
    NODE_LOCK("token"),
    NODE_PROPERTY("node_id"),
    CHUNK_CLAIM("chunk_id"),
    COMMIT_REPLY("request"),
    TRASH("node_id"),
    NODE("node_id"),
    CHANGE("cursor"),
    DIGEST("version_id"),
    MANIFEST("version_id"),
    VERSION("version_id"),
    CHUNK("chunk_id"),
    CARE_ROUND("drive_id"),
    CARE_CHUNK("chunk_id"),
    CARE_PACK("pack"),
    CARE_PIN("name"),
    SCRUB("drive_id"),
    SCRUB_DAMAGE("chunk_id"),
    EXPORT_TOUCHED("id");

    private static final int STEP = 500;
    private static final String HEAD = "DELETE FROM drive_head WHERE drive_id = ?";

    private final String some;

    /** @param key the first column of its key after the drive */
    SqlRemoval(String key) {
        String rows = name().toLowerCase(Locale.ROOT) + " WHERE drive_id = ?";
        this.some =
                "DELETE FROM " + rows + " AND " + key + " IN (SELECT " + key + " FROM " + rows + " LIMIT " + STEP + ")";
    }

    /** From the end of this transaction on there is no such drive. Whoever writes to it ends before. */
    static void shut(Sql sql) throws IOException {
        sql.change(HEAD).run();
    }

    /** Whether there were any. */
    boolean some(Sql sql) throws IOException {
        return sql.change(some).with(sql.drive()).run() > 0;
    }
}
