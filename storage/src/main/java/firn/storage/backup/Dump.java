package firn.storage.backup;

import java.util.Map;

/**
 * A database's rows as one stream of bytes: {@code firndump}, its format (4, now 1), the schema's version (4), then parts,
 * each after its kind (1): an attachment (name, bytes), or a table (name, columns, whether numbered, the next number, its
 * rows, an end), and at the very end {@link #END}. Numbers are big-endian, names as {@link java.io.DataOutput#writeUTF}.
 */
public final class Dump {
    static final byte[] MAGIC = {'f', 'i', 'r', 'n', 'd', 'u', 'm', 'p'};
    static final int FORMAT = 1;

    static final int END = 0;
    static final int ATTACHMENT = 1;
    static final int TABLE = 2;
    static final int ROW = 3;
    static final int END_OF_TABLE = 4;

    /** What is carried besides the tables: the key that seals secrets in them. */
    public static final String SECRET = "secret.key";

    private Dump() {}

    /**
     * What a dump holds.
     *
     * @param schema the version of the schema
     */
    public record Summary(int schema, Map<String, TableSum> tables) {
        public Summary {
            tables = Map.copyOf(tables);
        }

        /** Rows of a table; none when there is no such table. */
        public long rows(String table) {
            TableSum sum = tables.get(table);
            return sum == null ? 0 : sum.rows();
        }
    }
}
