package firn.server.dav;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** XML as bytes of UTF-8, in a buffer that grows; what was written since a mark can be taken back. */
final class XmlOut {
    private byte[] buffer;
    private int end;

    XmlOut(int room) {
        buffer = new byte[room];
    }

    int mark() {
        return end;
    }

    void backTo(int mark) {
        end = mark;
    }

    /** Bytes held. */
    int size() {
        return end;
    }

    byte[] bytes() {
        return buffer;
    }

    void drainTo(OutputStream out) throws IOException {
        out.write(buffer, 0, end);
        end = 0;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    XmlOut raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, end, bytes.length);
        end += bytes.length;
        return this;
    }

    /** Text that is XML already. */
    XmlOut raw(String xml) {
        int length = xml.length();
        room(length);
        for (int i = 0; i < length; i++) {
            char c = xml.charAt(i);
            if (c >= 0x80) {
                return raw(xml.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            buffer[end++] = (byte) c;
        }
        return this;
    }

    /** Character data, escaped; what XML cannot hold becomes U+FFFD. */
    XmlOut text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                room(6);
                octet(c);
            } else {
                int point = text.codePointAt(i);
                boolean bad = point >= 0xD800 && point <= 0xDFFF || (point & 0xFFFE) == 0xFFFE;
                raw(Character.toString(bad ? 0xFFFD : point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point) - 1;
            }
        }
        return this;
    }

    private void octet(char c) {
        switch (c) {
            case '<' -> raw("&lt;");
            case '>' -> raw("&gt;");
            case '&' -> raw("&amp;");
            case '"' -> raw("&quot;");
            case '\t', '\n' -> buffer[end++] = (byte) c;
            case '\r' -> raw("&#13;");
            default -> {
                if (c < 0x20) {
                    raw("\uFFFD");
                } else {
                    buffer[end++] = (byte) c;
                }
            }
        }
    }

    XmlOut number(long value) {
        if (value < 0) {
            return raw(Long.toString(value));
        }
        room(20);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = end + digits - 1; i >= end; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        end += digits;
        return this;
    }

    XmlOut segment(String name) {
        room(Percent.room(name));
        end = Percent.encode(name, buffer, end);
        return this;
    }

    XmlOut httpDate(Instant moment) {
        room(HttpDates.HTTP_LENGTH);
        HttpDates.http(moment, buffer, end);
        end += HttpDates.HTTP_LENGTH;
        return this;
    }

    XmlOut isoDate(Instant moment) {
        room(HttpDates.ISO_LENGTH);
        HttpDates.iso(moment, buffer, end);
        end += HttpDates.ISO_LENGTH;
        return this;
    }

    private void room(int more) {
        if (buffer.length - end < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + more));
        }
    }
}
