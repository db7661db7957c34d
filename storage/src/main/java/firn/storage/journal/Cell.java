package firn.storage.journal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** A value of a row, of the few kinds that our tables have. */
sealed interface Cell {
    record None() implements Cell {}

    record Whole(long value) implements Cell {}

    record Text(String value) implements Cell {}

    record Bytes(byte[] value) implements Cell {}

    static Cell read(ResultSet row, int column) throws SQLException {
        @Nullable Object value = row.getObject(column);
        return switch (value) {
            case null -> new None();
            case java.lang.Number number -> new Whole(number.longValue());
            case String text -> new Text(text);
            case byte[] bytes -> new Bytes(bytes);
            default -> throw new SQLException("a value of a kind that is not exported: " + value.getClass());
        };
    }

    default void write(DataOutputStream to) throws IOException {
        switch (this) {
            case None() -> to.writeByte(FrameWriter.NULL);
            case Whole(long value) -> {
                to.writeByte(FrameWriter.NUMBER);
                to.writeLong(value);
            }
            case Text(String value) -> {
                to.writeByte(FrameWriter.TEXT);
                write(to, value.getBytes(StandardCharsets.UTF_8));
            }
            case Bytes(byte[] value) -> {
                to.writeByte(FrameWriter.BYTES);
                write(to, value);
            }
        }
    }

    private static void write(DataOutputStream to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    static Cell read(DataInputStream from) throws IOException {
        int kind = from.readByte();
        return switch (kind) {
            case FrameWriter.NULL -> new None();
            case FrameWriter.NUMBER -> new Whole(from.readLong());
            case FrameWriter.TEXT -> new Text(new String(bytes(from), StandardCharsets.UTF_8));
            case FrameWriter.BYTES -> new Bytes(bytes(from));
            default -> throw new IOException("a value of the unknown kind " + kind);
        };
    }

    private static byte[] bytes(DataInputStream from) throws IOException {
        int length = from.readInt();
        var bytes = from.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("a value ends too early");
        }
        return bytes;
    }

    default void fill(PreparedStatement statement, int parameter) throws SQLException {
        switch (this) {
            case None() -> statement.setNull(parameter, Types.NULL);
            case Whole(long value) -> statement.setLong(parameter, value);
            case Text(String value) -> statement.setString(parameter, value);
            case Bytes(byte[] value) -> statement.setBytes(parameter, value);
        }
    }
}
