package firn.server.dav;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Percent-encoding of path segments (RFC 3986 §2.1, §3.3): strict in, canonical out. */
final class Percent {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] PLAIN = new boolean[128];

    static {
        String plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$()*,:@=+";
        for (int i = 0; i < plain.length(); i++) {
            PLAIN[plain.charAt(i)] = true;
        }
    }

    private Percent() {}

    /**
     * The names in a path; empty segments count as none.
     *
     * @throws Refusal 400 for "." and "..", for escapes that are none, for bytes that are not UTF-8, for control bytes 0
     */
    static List<String> names(String rawPath) throws Refusal {
        List<String> names = new ArrayList<>(6);
        int from = 0;
        while (from < rawPath.length()) {
            int slash = rawPath.indexOf('/', from);
            int to = slash < 0 ? rawPath.length() : slash;
            if (to > from) {
                names.add(name(rawPath.substring(from, to)));
            }
            from = to + 1;
        }
        return names;
    }

    private static String name(String segment) throws Refusal {
        String name = decode(segment);
        if (name.equals(".") || name.equals("..")) {
            throw Refusal.of(400, "The address holds “" + name + "”, which this server does not follow.");
        }
        return name;
    }

    static String decode(String segment) throws Refusal {
        if (isPlain(segment)) {
            return segment;
        }
        byte[] bytes = new byte[segment.length()];
        int length = 0;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) (digit(segment, i + 1) << 4 | digit(segment, i + 2));
                i += 2;
            } else if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else {
                throw Refusal.of(400, "The address holds bytes that must be percent-encoded.");
            }
        }
        return utf8(bytes, length);
    }

    private static int digit(String segment, int at) throws Refusal {
        int digit = at < segment.length() ? Character.digit(segment.charAt(at), 16) : -1;
        if (digit < 0) {
            throw Refusal.of(400, "The address holds a % without two hexadecimal digits.");
        }
        return digit;
    }

    private static String utf8(byte[] bytes, int length) throws Refusal {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            if (text.indexOf(0) >= 0) {
                throw Refusal.of(400, "The address holds a NUL character.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Refusal.of(400, "The address is not UTF-8.");
        }
    }

    private static boolean isPlain(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c >= 0x80 || c == '%' || c == 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes one segment's encoded form, ASCII that needs no XML escape either, and returns where it ends. */
    static int encode(String segment, byte[] target, int at) {
        int end = at;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c < 0x80) {
                if (PLAIN[c]) {
                    target[end++] = (byte) c;
                } else {
                    end = escape(c, target, end);
                }
            } else {
                int point = segment.codePointAt(i);
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    end = escape(b & 0xFF, target, end);
                }
                i += Character.charCount(point) - 1;
            }
        }
        return end;
    }

    /** The most bytes {@link #encode} writes. */
    static int room(String segment) {
        return segment.length() * 9;
    }

    static String encode(String segment) {
        byte[] bytes = new byte[room(segment)];
        return new String(bytes, 0, encode(segment, bytes, 0), StandardCharsets.US_ASCII);
    }

    private static int escape(int octet, byte[] target, int at) {
        target[at] = '%';
        target[at + 1] = HEX[octet >> 4];
        target[at + 2] = HEX[octet & 0xF];
        return at + 3;
    }
}
