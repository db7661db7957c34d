package firn.storage.journal;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a segment says, one thing after the other; {@link FrameWriter} tells the shapes. */
sealed interface Frame {
    record Nodes(List<Long> ids) implements Frame {}

    record Row(TableRow row) implements Frame {}

    record OfRow(TableRow row) implements Frame {}

    /** Who is told what a segment says. */
    interface Listener<E extends Exception> {
        void hear(Frame frame) throws E;
    }

    /** @throws DamagedSegmentException when it says something that cannot be understood; some may have been told by then */
    static <E extends Exception> void read(String name, Segment segment, Listener<E> listener)
            throws DamagedSegmentException, E {
        var in = new DataInputStream(new ByteArrayInputStream(segment.frames()));
        Map<Integer, TableRow> tables = new HashMap<>();
        while (true) {
            Frame frame;
            try {
                if (in.available() == 0) {
                    return;
                }
                frame = next(in, tables);
            } catch (IOException e) {
                var damaged = new DamagedSegmentException(name + " cannot be understood: " + e.getMessage());
                damaged.initCause(e);
                throw damaged;
            }
            listener.hear(frame);
        }
    }

    private static Frame next(DataInputStream in, Map<Integer, TableRow> tables) throws IOException {
        while (true) {
            int kind = in.readByte();
            var body = in.readNBytes(in.readInt());
            if (in.readInt() != FrameWriter.crc(kind, body)) {
                throw new IOException("a frame's checksum is another");
            }
            var of = new DataInputStream(new ByteArrayInputStream(body));
            switch (kind) {
                case FrameWriter.TABLE -> tables.put(of.readUnsignedByte(), table(of));
                case FrameWriter.NODES -> {
                    return new Nodes(ids(of));
                }
                case FrameWriter.ROW -> {
                    return new Row(row(of, tables));
                }
                case FrameWriter.RECORD -> {
                    return new OfRow(row(of, tables));
                }
                default -> throw new IOException("a frame of the unknown kind " + kind);
            }
        }
    }

    private static TableRow table(DataInputStream in) throws IOException {
        String name = in.readUTF();
        var columns = new ArrayList<String>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            columns.add(in.readUTF());
        }
        return new TableRow(name, columns, List.of());
    }

    private static List<Long> ids(DataInputStream in) throws IOException {
        var ids = new ArrayList<Long>();
        while (in.available() > 0) {
            ids.add(in.readLong());
        }
        return ids;
    }

    private static TableRow row(DataInputStream in, Map<Integer, TableRow> tables) throws IOException {
        var table = tables.get(in.readUnsignedByte());
        if (table == null) {
            throw new IOException("a row of a table that was not told");
        }
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < table.columns().size(); i++) {
            cells.add(Cell.read(in));
        }
        return new TableRow(table.table(), table.columns(), cells);
    }
}
