package firn.storage.backup;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A row as bytes, the same from either database: a cell is a kind (0 NULL, 1 a number of 8 bytes, 2 UTF-8 and 3 bytes, both
 * after a length of 4 bytes), big-endian.
 */
final class RowBytes {
    private static final int NULL = 0;
    private static final int NUMBER = 1;
    private static final int TEXT = 2;
    private static final int BYTES = 3;
    /** No cell is longer: a segment of a manifest has less than 200 KiB, answers to a commit some MiB. */
    private static final int LONGEST = 256 << 20;

    private RowBytes() {}

    static byte[] of(ResultSet row, int columns) throws SQLException {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            for (int i = 1; i <= columns; i++) {
                write(out, row.getObject(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object cell) throws IOException {
        switch (cell) {
            case null -> out.writeByte(NULL);
            case Number number -> {
                out.writeByte(NUMBER);
                out.writeLong(number.longValue());
            }
            case String text -> write(out, TEXT, text.getBytes(StandardCharsets.UTF_8));
            case byte[] some -> write(out, BYTES, some);
            default ->
                throw new IllegalStateException(
                        "A cell of " + cell.getClass() + " cannot be carried to another database");
        }
    }

    private static void write(DataOutputStream out, int kind, byte[] bytes) throws IOException {
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Fills a statement's parameters with the cells. */
    static void fill(PreparedStatement statement, DataInputStream row, int columns) throws SQLException, IOException {
        for (int i = 1; i <= columns; i++) {
            int kind = row.readByte();
            switch (kind) {
                case NULL -> statement.setNull(i, Types.NULL);
                case NUMBER -> statement.setLong(i, row.readLong());
                case TEXT -> statement.setString(i, new String(bytes(row), StandardCharsets.UTF_8));
                case BYTES -> statement.setBytes(i, bytes(row));
                default -> throw new IOException("a cell of the database's copy has the unknown kind " + kind);
            }
        }
    }

    private static byte[] bytes(DataInputStream row) throws IOException {
        int length = row.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a cell of the database's copy claims a length of " + length);
        }
        return row.readNBytes(length);
    }
}
