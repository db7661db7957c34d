package firn.storage.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Frames of a segment: kind (1), length (4), body, CRC-32C of kind and body (4). Kinds:
 *
 * <ul>
 *   <li>{@link #TABLE}: a number (1) for a table that rows follow of, its name, how many columns it has (2), their names
 *   <li>{@link #ROW}: the table's number, a value for each column: {@code 0} null, {@code 1} a number (8), {@code 2} text
 *       and {@code 3} bytes, both after their length (4). It takes the place of a row with the same key
 *   <li>{@link #NODES}: ids of nodes, 8 bytes each: all that was said of them so far is over; what they have follows
 *   <li>{@link #RECORD}: as a row, about the drive itself
 * </ul>
 */
final class FrameWriter {
    static final int TABLE = 1;
    static final int ROW = 2;
    static final int NODES = 3;
    static final int RECORD = 4;

    static final int NULL = 0;
    static final int NUMBER = 1;
    static final int TEXT = 2;
    static final int BYTES = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, Integer> tables = new LinkedHashMap<>();

    int size() {
        return bytes.size();
    }

    byte[] take() {
        var all = bytes.toByteArray();
        bytes.reset();
        tables.clear();
        return all;
    }

    void nodes(List<Long> ids) {
        frame(NODES, to -> {
            for (long id : ids) {
                to.writeLong(id);
            }
        });
    }

    void row(TableRow row) {
        row(ROW, row);
    }

    void record(TableRow row) {
        row(RECORD, row);
    }

    private void row(int kind, TableRow row) {
        int table = table(row);
        frame(kind, to -> {
            to.writeByte(table);
            for (var cell : row.cells()) {
                cell.write(to);
            }
        });
    }

    private int table(TableRow row) {
        Integer known = tables.get(row.table());
        if (known != null) {
            return known;
        }
        int number = tables.size();
        tables.put(row.table(), number);
        frame(TABLE, to -> {
            to.writeByte(number);
            to.writeUTF(row.table());
            to.writeShort(row.columns().size());
            for (var column : row.columns()) {
                to.writeUTF(column);
            }
        });
        return number;
    }

    private interface Filling {
        void into(DataOutputStream to) throws IOException;
    }

    private void frame(int kind, Filling filling) {
        try {
            body.reset();
            filling.into(new DataOutputStream(body));
            var filled = body.toByteArray();
            out.writeByte(kind);
            out.writeInt(filled.length);
            out.write(filled);
            out.writeInt(crc(kind, filled));
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
    }

    static int crc(int kind, byte[] body) {
        var crc = new CRC32C();
        crc.update(kind);
        crc.update(body);
        return (int) crc.getValue();
    }
}
