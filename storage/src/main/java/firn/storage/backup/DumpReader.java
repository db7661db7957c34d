package firn.storage.backup;

import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a dump: to look at it, or into an empty database. */
final class DumpReader {
    private static final int BATCH = 1_000;
    /** No row is longer: it has a few cells. */
    private static final int LONGEST = 512 << 20;

    /** The dump's bytes from the beginning, as often as it is asked. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** What is done once all rows are there, in the same transaction. */
    @FunctionalInterface
    interface Last {
        void on(Session session) throws SQLException;
    }

    private final Source source;

    DumpReader(Source source) {
        this.source = source;
    }

    /** @throws IOException in words, when it is no dump or one of a newer program */
    int schema() throws IOException {
        try (var in = begin()) {
            return in.readInt();
        }
    }

    Map<String, byte[]> attachments() throws IOException {
        var found = new HashMap<String, byte[]>();
        try (var in = begin()) {
            in.readInt();
            while (in.readByte() == Dump.ATTACHMENT) {
                String name = in.readUTF();
                found.put(name, in.readNBytes(length(in.readInt())));
            }
        }
        return found;
    }

    /** Reads all of it, and keeps nothing. */
    Dump.Summary skim() throws IOException {
        try {
            return read((table, next) -> new Into() {
                @Override
                public void row(byte[] bytes) {}

                @Override
                public void end() {}
            });
        } catch (SQLException e) {
            throw new IllegalStateException("nothing was asked of a database", e);
        }
    }

    /**
     * Puts all rows into a database whose tables are empty, in one transaction, and compares what it then holds.
     *
     * @throws IOException in words; the database is as it was
     */
    Dump.Summary load(Database database, Last last) throws IOException {
        try {
            return database.write(session -> {
                try {
                    return load(session, last);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Dump.Summary load(Session session, Last last) throws SQLException, IOException {
        var there = new HashMap<String, Table>();
        for (Table table : new Schema(session).tables()) {
            there.put(table.name(), table);
            if (session.one("SELECT 1 FROM " + table.name() + " LIMIT 1", row -> 1)
                    .isPresent()) {
                throw new IOException("the database is not empty (it has rows in " + table.name()
                        + "); nothing was changed. Give an empty one");
            }
        }
        var read = read((table, next) -> {
            Table known = there.get(table.name());
            if (known == null || !known.columns().containsAll(table.columns())) {
                throw new IOException("the database has no table " + table.name() + " with these columns");
            }
            return new Inserting(session, table, next);
        });
        if (!DumpWriter.sums(session).equals(read.tables())) {
            throw new IOException("the database does not hold what was written to it; nothing was kept");
        }
        last.on(session);
        return read;
    }

    /** Where the rows of one table go. */
    private interface Into {
        void row(byte[] bytes) throws SQLException, IOException;

        void end() throws SQLException;
    }

    @FunctionalInterface
    private interface Begin {
        Into table(Table table, long next) throws SQLException, IOException;
    }

    private Dump.Summary read(Begin begin) throws SQLException, IOException {
        try (var in = begin()) {
            int schema = in.readInt();
            var sums = new LinkedHashMap<String, TableSum>();
            for (int kind = in.readByte(); kind != Dump.END; kind = in.readByte()) {
                if (kind == Dump.ATTACHMENT) {
                    in.readUTF();
                    in.skipNBytes(length(in.readInt()));
                } else if (kind == Dump.TABLE) {
                    table(in, begin, sums);
                } else {
                    throw damaged();
                }
            }
            return new Dump.Summary(schema, sums);
        } catch (EOFException e) {
            throw damaged();
        }
    }

    private static void table(DataInputStream in, Begin begin, Map<String, TableSum> sums)
            throws SQLException, IOException {
        String name = in.readUTF();
        var columns = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            columns.add(in.readUTF());
        }
        var table = new Table(name, columns, in.readBoolean());
        var into = begin.table(table, in.readLong());
        var adding = new TableSum.Adding();
        int kind = in.readByte();
        for (; kind == Dump.ROW; kind = in.readByte()) {
            byte[] row = in.readNBytes(length(in.readInt()));
            adding.add(row);
            into.row(row);
        }
        if (kind != Dump.END_OF_TABLE) {
            throw damaged();
        }
        into.end();
        sums.put(name, adding.sum());
    }

    private static int length(int told) throws IOException {
        if (told < 0 || told > LONGEST) {
            throw damaged();
        }
        return told;
    }

    private static IOException damaged() {
        return new IOException("the copy of the database is damaged");
    }

    private DataInputStream begin() throws IOException {
        var in = new DataInputStream(new BufferedInputStream(source.open(), 1 << 16));
        try {
            if (!Arrays.equals(in.readNBytes(Dump.MAGIC.length), Dump.MAGIC)) {
                throw damaged();
            }
            int format = in.readInt();
            if (format != Dump.FORMAT) {
                throw new IOException(
                        "the copy of the database has format " + format + ", written by a newer Firn; use that one");
            }
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Rows on their way into a table. */
    private static final class Inserting implements Into {
        private final Session session;
        private final Table table;
        private final long next;
        private int waiting;

        Inserting(Session session, Table table, long next) {
            this.session = session;
            this.table = table;
            this.next = next;
        }

        @Override
        public void row(byte[] bytes) throws SQLException, IOException {
            var statement = session.prepare(table.insert(session.dialect()));
            RowBytes.fill(
                    statement,
                    new DataInputStream(new ByteArrayInputStream(bytes)),
                    table.columns().size());
            statement.addBatch();
            if (++waiting == BATCH) {
                flush();
            }
        }

        private void flush() throws SQLException {
            if (waiting > 0) {
                session.prepare(table.insert(session.dialect())).executeBatch();
                waiting = 0;
            }
        }

        @Override
        public void end() throws SQLException {
            flush();
            if (table.identity()) {
                new Schema(session).next(table, next);
            }
        }
    }
}
