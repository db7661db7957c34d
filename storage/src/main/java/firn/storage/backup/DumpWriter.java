package firn.storage.backup;

import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the dump of a database as it was at one moment; people may go on writing. */
final class DumpWriter {
    /** Rows fetched from PostgreSQL at a time. */
    private static final int FETCH = 2_000;

    private final Database database;
    private final Map<String, byte[]> attachments;

    DumpWriter(Database database, Map<String, byte[]> attachments) {
        this.database = database;
        this.attachments = attachments;
    }

    /** @param packs told of where each chunk lies */
    Dump.Summary write(OutputStream to, PackUse packs) throws IOException {
        try {
            return database.snapshot(session -> {
                packs.clear();
                try {
                    return write(session, new DataOutputStream(to), packs);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Dump.Summary write(Session session, DataOutputStream out, PackUse packs) throws SQLException, IOException {
        out.write(Dump.MAGIC);
        out.writeInt(Dump.FORMAT);
        int version = Database.schemaVersion(session);
        out.writeInt(version);
        for (var attachment : attachments.entrySet()) {
            out.writeByte(Dump.ATTACHMENT);
            out.writeUTF(attachment.getKey());
            out.writeInt(attachment.getValue().length);
            out.write(attachment.getValue());
        }
        var schema = new Schema(session);
        var sums = new LinkedHashMap<String, TableSum>();
        for (Table table : schema.tables()) {
            sums.put(table.name(), write(schema, table, out, packs));
        }
        out.writeByte(Dump.END);
        out.flush();
        return new Dump.Summary(version, sums);
    }

    private static TableSum write(Schema schema, Table table, DataOutputStream out, PackUse packs)
            throws SQLException, IOException {
        out.writeByte(Dump.TABLE);
        out.writeUTF(table.name());
        out.writeInt(table.columns().size());
        for (String column : table.columns()) {
            out.writeUTF(column);
        }
        out.writeBoolean(table.identity());
        out.writeLong(table.identity() ? schema.next(table) : 0);
        var sum = rows(schema.session(), table, (row, bytes) -> {
            out.writeByte(Dump.ROW);
            out.writeInt(bytes.length);
            out.write(bytes);
            if (table.name().equals("chunk")) {
                packs.chunk(row);
            }
        });
        out.writeByte(Dump.END_OF_TABLE);
        return sum;
    }

    @FunctionalInterface
    private interface EachRow {
        void is(java.sql.ResultSet row, byte[] bytes) throws SQLException, IOException;
    }

    private static TableSum rows(Session session, Table table, EachRow each) throws SQLException, IOException {
        var adding = new TableSum.Adding();
        var statement = session.prepare(table.select());
        statement.setFetchSize(FETCH);
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                byte[] bytes = RowBytes.of(rows, table.columns().size());
                adding.add(bytes);
                each.is(rows, bytes);
            }
        }
        return adding.sum();
    }

    /** What all tables hold now. */
    static Map<String, TableSum> sums(Session session) throws SQLException, IOException {
        var sums = new LinkedHashMap<String, TableSum>();
        for (Table table : new Schema(session).tables()) {
            sums.put(table.name(), rows(session, table, (row, bytes) -> {}));
        }
        return sums;
    }
}
