package firn.server.dav;

/** A Range header's meaning for a content of some size (RFC 9110 §14.1.2); {@code to} is excluded. */
sealed interface ByteRange {
    /** All of it: no range, one this server does not understand, or several. */
    record Whole() implements ByteRange {}

    record Part(long from, long to) implements ByteRange {}

    /** No byte of it is there. */
    record Unsatisfiable() implements ByteRange {}

    static ByteRange parse(String header, long size) {
        String text = header.strip();
        int dash = text.indexOf('-');
        if (!text.startsWith("bytes=") || dash < 0 || text.indexOf(',') >= 0) {
            return new Whole();
        }
        String first = text.substring(6, dash).strip();
        String last = text.substring(dash + 1).strip();
        long from = number(first);
        long to = number(last);
        if (first.isEmpty()) {
            return to < 0 ? new Whole() : suffix(to, size);
        }
        if (from < 0 || !last.isEmpty() && to < from) {
            return new Whole();
        }
        return from >= size
                ? new Unsatisfiable()
                : new Part(from, last.isEmpty() ? size : Math.min(size, to < Long.MAX_VALUE ? to + 1 : to));
    }

    private static ByteRange suffix(long length, long size) {
        return length == 0 || size == 0 ? new Unsatisfiable() : new Part(Math.max(0, size - length), size);
    }

    /** -1 for anything but decimal digits; the largest long when it is too large. */
    private static long number(String digits) {
        long value = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value > (Long.MAX_VALUE - 9) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return value;
    }
}
