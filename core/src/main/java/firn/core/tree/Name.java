package firn.core.tree;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;

/**
 * The name of a node, kept exactly as it was given. Two names that differ only in Unicode normalisation are the same
 * name to a folder: {@link #key()} is what siblings must differ in.
 */
public record Name(String text) implements Comparable<Name> {
    /** Longest name in bytes of UTF-8, as on ext4, APFS and NTFS alike. */
    public static final int MAX_BYTES = 255;

    /** The order of {@link #key()}s: by code point, which is that of their bytes in UTF-8 and the same in every catalogue. */
    public static final Comparator<String> KEY_ORDER = Name::compareKeys;

    /** @throws InvalidNameException in words a user understands, when no drive can hold the name */
    public Name {
        String fault = fault(text);
        if (!fault.isEmpty()) {
            throw new InvalidNameException(text, fault);
        }
    }

    /** The form siblings are compared in: Unicode NFC, case kept. */
    public String key() {
        return isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The name with words put before its extension: {@code a.txt} with {@code (2)} is {@code a (2).txt}; cut to fit. */
    public Name with(String words) {
        int dot = text.lastIndexOf('.');
        String stem = dot > 0 ? text.substring(0, dot) : text;
        String extension = dot > 0 ? text.substring(dot) : "";
        if (bytes(extension + words) > MAX_BYTES - 8) {
            stem = text;
            extension = "";
        }
        while (bytes(stem) + bytes(words) + bytes(extension) + 1 > MAX_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return new Name(stem + " " + words + extension);
    }

    @Override
    public int compareTo(Name other) {
        return compareKeys(key(), other.key());
    }

    @Override
    public String toString() {
        return text;
    }

    private static int compareKeys(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean astral = Character.isSurrogate(a);
                if (astral == Character.isSurrogate(b)) {
                    return Character.compare(a, b);
                }
                return astral ? 1 : -1; // a surrogate stands for a code point beyond U+FFFF
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    private static String fault(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (text.equals(".") || text.equals("..")) {
            return "is reserved for folders";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == 0) {
                return c == 0 ? "holds a NUL character" : "holds a slash";
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return "is not valid Unicode";
                }
                i++;
            }
        }
        return text.length() * 3 > MAX_BYTES && bytes(text) > MAX_BYTES ? "is longer than 255 bytes" : "";
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0xC0) {
                return false;
            }
        }
        return true;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
