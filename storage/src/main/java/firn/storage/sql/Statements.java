package firn.storage.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/** A connection with the statements prepared on it, the least recently used of which is closed when there are too many. */
final class Statements implements Session, AutoCloseable {
    private static final int MOST = 256;

    private final Dialect dialect;
    private final Connection connection;
    /** In the order of their last use. */
    private final LinkedHashMap<String, PreparedStatement> prepared = new LinkedHashMap<>(MOST * 2, 0.75f, true);

    Statements(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement fresh = connection.prepareStatement(sql);
        prepared.put(sql, fresh);
        if (prepared.size() > MOST) {
            prepared.pollFirstEntry().getValue().close();
        }
        return fresh;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
        }
    }
}
