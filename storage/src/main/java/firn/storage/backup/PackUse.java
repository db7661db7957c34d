package firn.storage.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How far into each pack the chunks reach that a database refers to. For one thread. */
final class PackUse {
    private final Map<Long, Map<Long, Long>> drives = new TreeMap<>();

    /** Takes note of a row of the chunk table. */
    void chunk(ResultSet row) throws SQLException {
        long end = row.getLong("start") + row.getInt("stored");
        drives.computeIfAbsent(row.getLong("drive_id"), drive -> new HashMap<>())
                .merge(row.getLong("pack"), end, Math::max);
    }

    void clear() {
        drives.clear();
    }

    /** By drive, in their order: the byte after the last chunk of each pack. */
    Map<Long, Map<Long, Long>> drives() {
        return drives;
    }
}
